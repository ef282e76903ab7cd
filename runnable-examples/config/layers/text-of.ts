import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { InvalidSettings } from './invalid-settings.ts';

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

/** Looks beside the program, wherever that was started. Undefined where there is no such file. */
export function textOf(file: string, called = `the file ${file}`): string | undefined {
  try {
    // Some editors begin a file with a byte order mark.
    return readFileSync(resolve(import.meta.dirname, file), 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT') return undefined;
    throw new InvalidSettings(`✖ Cannot read ${called}: ${String(code)}`);
  }
}
