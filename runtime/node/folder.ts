/** An example's files in a folder of their own, where `express` and `zod` resolve as they do in the project. */
import { mkdtempSync, mkdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import type { ExampleFiles } from '../contract.ts';

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

export function folderFromFiles(files: ExampleFiles): ExampleFolder {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'express-notebook-')));
  inUse.add(base);
  const path = join(base, 'app');
  mkdirSync(path);
  for (const [name, text] of Object.entries(files)) {
    const file = resolve(path, name);
    if (!file.startsWith(path + sep)) throw new Error(`The file ${name} lies outside the example's folder.`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  if (files['package.json'] === undefined) writeFileSync(join(path, 'package.json'), '{ "type": "module" }\n');
  symlinkSync(join(projectRoot, 'node_modules'), join(path, 'node_modules'), 'dir');
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
