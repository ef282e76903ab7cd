/**
 * The learner's files. Behind a shield they lie here only until they are copied into the program's own root, so that what
 * the program does to them is done to memory that ends with it. Without one this is the folder that it runs in.
 */
import { chmodSync, lchownSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import type { ExampleFiles } from '../contract.ts';
import type { Engine } from './engine.ts';
import { removeWhole } from './remove.ts';
import { mountsOf, OWN_FOLDER } from './room.ts';

export interface GuardedFolder {
  /** Where the files lie for us. */
  readonly given: string;
  /** Where they lie for the program. */
  readonly path: string;
  /** The mounts that make its root; of no use without a shield. */
  readonly mounts: string;
  readonly shown: (text: string) => string;
  readonly remove: () => void;
}

export function guardedFolder(engine: Engine, files: ExampleFiles, userId: number): GuardedFolder {
  const { place, packages, root, shield } = engine;
  const owner = shield === 'own-user' ? userId : undefined;
  const base = mkdtempSync(join(place, 'program-'));
  const given = join(base, 'app');
  const own = (made: string): void => {
    if (owner !== undefined) lchownSync(made, owner, owner);
  };
  mkdirSync(given);
  const whole = { 'package.json': '{ "type": "module" }\n', ...files };
  for (const [name, text] of Object.entries(whole)) {
    const file = resolve(given, name);
    if (!file.startsWith(given + sep)) throw new Error(`The file ${name} lies outside the program's folder.`);
    mkdirSync(dirname(file), { recursive: true });
    for (let above = dirname(file); above.length > given.length; above = dirname(above)) own(above);
    writeFileSync(file, text);
    own(file);
  }
  own(given);
  chmodSync(base, 0o700);
  const mounts = join(base, 'mounts');
  writeFileSync(mounts, mountsOf(root, owner ?? 0));
  const isRoofed = shield !== 'none';
  return {
    given,
    path: isRoofed ? OWN_FOLDER : given,
    mounts,
    shown: isRoofed
      ? (text) => text
      : (text) => text.replaceAll(given, '/app').replaceAll(place, '/app').replaceAll(packages, '/app/node_modules'),
    // What cannot be removed now costs nobody a verdict: the next run removes the whole place, or says what to do.
    remove: () => void removeWhole(base),
  };
}
