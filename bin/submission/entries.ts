/** What lies in a folder or an archive. Names and sizes are looked at before anything is read or unpacked. */
import { say } from '../language.ts';
import { MAX_ENTRIES, MAX_FILE_BYTES, isLeftByTools, demandInside, SubmissionProblem } from './limits.ts';

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
  /** Of those that are no larger than a file may be. */
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

/** Whether it is small enough to be looked into. */
export function isReadable({ size, isOdd }: Pick<Entry, 'size' | 'isOdd'>): boolean {
  return !isOdd && size <= MAX_FILE_BYTES;
}
