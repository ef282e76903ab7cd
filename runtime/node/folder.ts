/** An example's files in a folder of their own, where `express` and `zod` resolve as they do in the project. */
import { mkdtempSync, mkdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import type { Disk, DiskFile, ExampleFiles } from '../contract.ts';

const projectRoot = resolve(import.meta.dirname, '../..');

/** Where the packages really lie: in a work tree they may be a link to another folder. */
const packagesRoot = dirname(realpathSync(join(projectRoot, 'node_modules')));

/** The name of the example's folder in every log line, in both runtimes. */
export const SHOWN_FOLDER = '/app';

const inUse = new Set<string>();
/** Of a process that ends while its programs run. */
process.on('exit', () => {
  for (const base of inUse) removeFolder(base);
});

function removeFolder(base: string): void {
  inUse.delete(base);
  rmSync(base, { recursive: true, force: true, maxRetries: 3 });
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
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'express-notebook-')));
  inUse.add(base);
  const path = join(base, 'app');
  mkdirSync(path);
  // The example's own files come last: in both runtimes they win.
  const all = Object.entries<DiskFile>({ 'package.json': '{ "type": "module" }\n', ...disk, ...files });
  for (const [name, file] of all) writeInside(path, name, file);
  // Packages of the example's own come before those of the project, which Node finds one folder further out.
  const hasPackages = all.some(([name]) => name.startsWith('node_modules/'));
  symlinkSync(join(projectRoot, 'node_modules'), join(hasPackages ? base : path, 'node_modules'), 'dir');
  return {
    path,
    shown: (text) =>
      text
        .replaceAll(process.execPath, 'node')
        .replaceAll(path, SHOWN_FOLDER)
        .replaceAll(projectRoot, SHOWN_FOLDER)
        .replaceAll(packagesRoot, SHOWN_FOLDER),
    remove: () => removeFolder(base),
  };
}
