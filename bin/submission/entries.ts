/** A folder or a zip → what lies in it. Names and sizes are looked at before anything is read or unpacked. */
import { lstatSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync, type UnzipFileInfo } from 'fflate';
import {
  demandInside,
  isLeftByTools,
  MAX_ENTRIES,
  MAX_FILE_BYTES,
  MAX_ZIP_BYTES,
  SubmissionProblem,
} from './limits.ts';

export interface Entry {
  /** With `/` between folders, and letters composed: the same name is the same text on every system. */
  readonly path: string;
  readonly size: number;
  /** A link, a device: what it leads to is not the learner's. */
  readonly isOdd: boolean;
}

export interface Entries {
  readonly list: readonly Entry[];
  /** Of those that are no larger than a file may be. */
  readonly read: (paths: ReadonlySet<string>) => ReadonlyMap<string, Uint8Array>;
}

function demandFew(count: number): void {
  if (count > MAX_ENTRIES) throw new SubmissionProblem(`There are more than ${MAX_ENTRIES} files in it.`);
}

const MAX_FOLDERS_DEEP = 24;

export function entriesOfFolder(folder: string): Entries {
  const where = new Map<string, string>();
  const list: Entry[] = [];
  const walk = (below: string, depth: number): void => {
    for (const name of readdirSync(join(folder, below)).sort()) {
      const real = below === '' ? name : `${below}/${name}`;
      if (isLeftByTools(real)) continue;
      const found = lstatSync(join(folder, real));
      if (found.isDirectory()) {
        if (depth < MAX_FOLDERS_DEEP) walk(real, depth + 1);
        continue;
      }
      const path = real.normalize('NFC');
      where.set(path, join(folder, real));
      list.push({ path, size: found.size, isOdd: !found.isFile() });
      demandFew(list.length);
    }
  };
  walk('', 0);
  return {
    list,
    read: (paths) =>
      new Map([...paths].flatMap((path) => (where.has(path) ? [[path, readFileSync(where.get(path) ?? '')]] : []))),
  };
}

/** As a zip of Windows may say it, too. */
function pathFromZip(name: string): string {
  return name.replaceAll('\\', '/').normalize('NFC');
}

function unzipped(zip: Uint8Array, filter: (file: UnzipFileInfo) => boolean): Readonly<Record<string, Uint8Array>> {
  try {
    return unzipSync(zip, { filter });
  } catch (error) {
    if (error instanceof SubmissionProblem) throw error;
    const isLocked = ((zip[6] ?? 0) & 1) === 1;
    if (isLocked) throw new SubmissionProblem('The zip asks for a password. Make it again without one.');
    // The library says in an Error or a RangeError of its own that these bytes are no zip.
    throw new SubmissionProblem(`This is no zip that can be read: ${error instanceof Error ? error.message : ''}`);
  }
}

/** @throws SubmissionProblem */
export function entriesOfZip(zip: Uint8Array): Entries {
  if (zip.byteLength > MAX_ZIP_BYTES) throw new SubmissionProblem(`The zip has more than ${MAX_ZIP_BYTES} bytes.`);
  const seen = new Set<string>();
  const list: Entry[] = [];
  unzipped(zip, ({ name, originalSize }) => {
    const path = pathFromZip(name);
    demandInside(path);
    if (path.endsWith('/') || isLeftByTools(path)) return false;
    // Two entries of one name: which one counts would depend on who reads the zip.
    if (seen.has(path)) throw new SubmissionProblem(`${path} is in the zip twice.`);
    seen.add(path);
    list.push({ path, size: originalSize, isOdd: false });
    demandFew(list.length);
    return false;
  });
  return {
    list,
    read(paths) {
      const files = unzipped(
        zip,
        ({ name, originalSize }) => paths.has(pathFromZip(name)) && originalSize <= MAX_FILE_BYTES,
      );
      return new Map(Object.entries(files).map(([name, bytes]) => [pathFromZip(name), bytes]));
    },
  };
}
