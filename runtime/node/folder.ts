/** An example's files in a folder of their own, where `express` and `zod` resolve as they do in the project. */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, mkdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Disk, DiskFile, ExampleFiles } from '../contract.ts';

const projectRoot = resolve(import.meta.dirname, '../..');

/** Where the packages really lie: in a work tree they may be a link to another folder. */
const packagesRoot = dirname(realpathSync(join(projectRoot, 'node_modules')));

/** The name of the example's folder in every log line, in both runtimes. */
export const SHOWN_FOLDER = '/app';

/** Of this process, with a folder for each program that runs. */
let all: string | undefined;
process.on('exit', () => {
  if (all !== undefined) removeWhole(all);
});

function removeWhole(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

/**
 * The same files lie at the same place whenever none of their programs runs: Node keeps what it has compiled of a file
 * by its path, and to strip a program's types anew takes a third of its start.
 */
function freeBase(files: Readonly<Record<string, DiskFile>>): string {
  all ??= realpathSync(mkdtempSync(join(tmpdir(), 'express-notebook-')));
  const hash = createHash('sha256');
  for (const [name, file] of Object.entries(files)) {
    const content = typeof file === 'object' && 'linkTo' in file ? file.linkTo : file;
    hash.update(JSON.stringify([name, content.length])).update(content);
  }
  // Short: how Node lays out a list with a path in it follows the length that the path really has.
  const name = hash.digest('hex').slice(0, 8);
  for (let number = 0; ; number += 1) {
    const base = join(all, number === 0 ? name : `${name}-${String(number)}`);
    if (existsSync(base)) continue;
    mkdirSync(base);
    return base;
  }
}

export interface ExampleFolder {
  readonly path: string;
  /** The text with the folder's real path, and the project's, shown as `/app`, and this very Node as `node`. */
  readonly shown: (text: string) => string;
  readonly remove: () => void;
}

function writeInside(folder: string, name: string, file: DiskFile): void {
  const place = resolve(folder, name);
  if (!place.startsWith(folder + sep)) throw new Error(`The file ${name} lies outside the example's folder.`);
  mkdirSync(dirname(place), { recursive: true });
  if (typeof file === 'object' && 'linkTo' in file) symlinkSync(file.linkTo, place);
  else writeFileSync(place, file);
}

export function folderFromFiles(files: ExampleFiles, disk: Disk = {}): ExampleFolder {
  // The example's own files come last: in both runtimes they win.
  const written: Readonly<Record<string, DiskFile>> = { 'package.json': '{ "type": "module" }\n', ...disk, ...files };
  const base = freeBase(written);
  const path = join(base, 'app');
  mkdirSync(path);
  for (const [name, file] of Object.entries(written)) writeInside(path, name, file);
  // Packages of the example's own come before those of the project, which Node finds one folder further out.
  const hasPackages = Object.keys(written).some((name) => name.startsWith('node_modules/'));
  symlinkSync(join(projectRoot, 'node_modules'), join(hasPackages ? base : path, 'node_modules'), 'junction');
  // A stack trace names a module by its URL, where a name that is not plain is written otherwise.
  const places = [path, projectRoot, packagesRoot].flatMap((place) => [pathToFileURL(place).pathname, place]);
  return {
    path,
    shown: (text) =>
      places.reduce((rest, place) => rest.replaceAll(place, SHOWN_FOLDER), text.replaceAll(process.execPath, 'node')),
    remove: () => removeWhole(base),
  };
}
