import * as volume from '../bindings/files/volume.ts';
import { member } from '../ground/library.ts';
import { readText } from '../modules/resolve.ts';
import { syntaxError } from '../modules/errors/module-errors.ts';

/** The package.json files on the disk, each read once. */

export interface PackageJson {
  readonly folder: string;
  readonly name: unknown;
  readonly type: unknown;
  readonly main: unknown;
  readonly exports: unknown;
  readonly imports: unknown;
}

const known = new Map<string, PackageJson | undefined>();

export function nodeAt(path: string): volume.Node | undefined {
  try {
    return volume.locate(path).node;
  } catch (error) {
    if (error instanceof volume.FileError) return undefined;
    throw error;
  }
}

export const isFile = (path: string): boolean => nodeAt(path)?.kind === 'file';
export const isFolder = (path: string): boolean => nodeAt(path)?.kind === 'folder';
export const realPath = (path: string): string => volume.locate(path).path;
export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/';

/** The package.json of this very folder. */
export function packageAt(folder: string): PackageJson | undefined {
  if (known.has(folder)) return known.get(folder);
  const path = `${folder}/package.json`;
  const found = isFile(path) ? parsed(path, folder) : undefined;
  known.set(folder, found);
  return found;
}

function parsed(path: string, folder: string): PackageJson {
  let value: unknown;
  try {
    value = JSON.parse(readText(path));
  } catch (error) {
    throw syntaxError(`Invalid package config ${path}. ${error instanceof Error ? error.message : ''}`);
  }
  const [name, type, main, exports, imports] = ['name', 'type', 'main', 'exports', 'imports'].map((key) =>
    member(value, key),
  );
  return { folder, name, type, main, exports, imports };
}

/** The package.json that holds for a file: the nearest one upwards, but not beyond node_modules. */
export function packageScope(path: string): PackageJson | undefined {
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    if (folder.endsWith('/node_modules')) return undefined;
    const found = packageAt(folder);
    if (found !== undefined || folder === '/') return found;
  }
}

/** The node_modules folders that are looked through from here, the nearest first. */
export function nodeModulesPaths(from: string): string[] {
  const paths: string[] = [];
  for (let folder = from; ; folder = folderOf(folder)) {
    if (!folder.endsWith('/node_modules')) paths.push(folder === '/' ? '/node_modules' : `${folder}/node_modules`);
    if (folder === '/') return paths;
  }
}
