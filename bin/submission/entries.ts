/** What lies in a folder or an archive. Names and sizes are looked at before anything is read or unpacked. */
import { say } from '../language.ts';
import { isCalledArchive } from './archive-name.ts';
import {
  MAX_ENTRIES,
  MAX_FILE_BYTES,
  MAX_KEPT_BYTES,
  isLeftByTools,
  demandInside,
  SubmissionProblem,
} from './limits.ts';

export interface Entry {
  /** With `/` between folders, and letters composed: the same name is the same text on every system. */
  readonly path: string;
  readonly size: number;
  /** A link, a device: what it leads to is not the learner's. */
  readonly isOdd: boolean;
  /** When it was last written, in ms since 1970; undefined in an archive, which tells that for the whole. */
  readonly writtenMs?: number;
  /** Where it lies on this machine, spelt as the system spells it: to open it, never to show it. */
  readonly realPath?: string;
}

export interface Entries {
  readonly list: readonly Entry[];
  /** Of those that are readable; an archive in it is left out where all of them would be more than is kept. */
  readonly read: (paths: ReadonlySet<string>) => ReadonlyMap<string, Uint8Array>;
}

/** @throws SubmissionProblem */
export function demandFew(count: number): void {
  if (count > MAX_ENTRIES) throw new SubmissionProblem(say('submission.many-entries', { most: MAX_ENTRIES }));
}

/** As an archive of Windows may say it, too. */
export function pathFromArchive(name: string): string {
  return name
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/)+/, '')
    .normalize('NFC');
}

/** Collects the names of an archive as they come, and refuses it at the first that cannot be. */
export interface Listing {
  readonly list: readonly Entry[];
  /** @returns the path that it is kept under; undefined where it is a folder, or left by tools */
  readonly add: (
    name: string,
    about: Pick<Entry, 'size' | 'isOdd'> & { readonly isFolder: boolean },
  ) => string | undefined;
}

export function openListing(): Listing {
  const list: Entry[] = [];
  const seen = new Set<string>();
  return {
    list,
    add(name, { size, isOdd, isFolder }) {
      const path = pathFromArchive(name);
      demandInside(path);
      if (isFolder || path === '' || path.endsWith('/') || isLeftByTools(path)) return undefined;
      // Two entries of one name: which one counts would depend on who unpacks it.
      if (seen.has(path)) throw new SubmissionProblem(say('submission.twice', { path }));
      seen.add(path);
      list.push({ path, size, isOdd });
      demandFew(list.length);
      return path;
    },
  };
}

type Sized = Pick<Entry, 'path' | 'size' | 'isOdd'>;

/** Whether it is small enough to be looked into. An archive in an archive may be as large as all that is kept. */
export function isReadable({ path, size, isOdd }: Sized): boolean {
  return !isOdd && size <= (isCalledArchive(path) ? MAX_KEPT_BYTES : MAX_FILE_BYTES);
}

export interface Keeping {
  /** Whether this one is kept, which is then counted. */
  readonly keeps: (entry: Sized) => boolean;
  readonly isTooMuch: () => boolean;
}

/** What is kept of an archive. An archive in it is not, where that is too much: it costs the program beside it nothing. */
export function openKeeping(): Keeping {
  let inFiles = 0;
  let inArchives = 0;
  return {
    keeps(entry) {
      if (!isReadable(entry)) return false;
      if (!isCalledArchive(entry.path)) {
        inFiles += entry.size;
        return true;
      }
      if (inArchives + entry.size > MAX_KEPT_BYTES) return false;
      inArchives += entry.size;
      return true;
    },
    isTooMuch: () => inFiles > MAX_KEPT_BYTES,
  };
}
