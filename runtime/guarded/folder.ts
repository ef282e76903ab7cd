/** The learner's files in a folder that belongs to the user id under which they run. */
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import type { ExampleFiles } from '../contract.ts';
import type { Engine } from './engine.ts';

export interface GuardedFolder {
  readonly path: string;
  readonly shown: (text: string) => string;
  readonly remove: () => void;
}

/** @param userId undefined where the program runs as the one who started it */
export function guardedFolder(
  { place, packages }: Pick<Engine, 'place' | 'packages'>,
  files: ExampleFiles,
  userId: number | undefined,
): GuardedFolder {
  const base = mkdtempSync(join(place, 'program-'));
  const path = join(base, 'app');
  const own = (made: string): void => {
    if (userId !== undefined) chownSync(made, userId, userId);
  };
  mkdirSync(path);
  const whole = { 'package.json': '{ "type": "module" }\n', ...files };
  for (const [name, text] of Object.entries(whole)) {
    const file = resolve(path, name);
    if (!file.startsWith(path + sep)) throw new Error(`The file ${name} lies outside the program's folder.`);
    mkdirSync(dirname(file), { recursive: true });
    for (let above = dirname(file); above.length > path.length; above = dirname(above)) own(above);
    writeFileSync(file, text);
    own(file);
  }
  own(path);
  own(base);
  chmodSync(base, 0o700);
  return {
    path,
    shown: (text) => text.replaceAll(path, '/app').replaceAll(place, '/app').replaceAll(packages, '/app/node_modules'),
    remove: () => rmSync(base, { recursive: true, force: true }),
  };
}
