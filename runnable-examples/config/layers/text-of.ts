import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { InvalidSettings } from './invalid-settings.ts';

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

/** Looks beside the program, wherever that was started. Undefined where there is no such file. */
export function textOf(file: string): string | undefined {
  try {
    return readFileSync(resolve(import.meta.dirname, file), 'utf8');
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT') return undefined;
    throw new InvalidSettings(`✖ Cannot read the file ${file}: ${String(code)}`);
  }
}
