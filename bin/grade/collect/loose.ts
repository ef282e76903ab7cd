/** What is handed in without the names that a program has: loose files of a platform, one file that is called otherwise. */
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '../../language.ts';
import { isProgram } from '../../submission/limits.ts';
import type { Entries, Entry } from '../../submission.ts';
import { namedBy } from './learner.ts';

const ENTRY = 'main.ts';

/** The folder that the loose files of one learner would be. */
export function entriesOfLoose(folder: string, names: readonly string[]): Entries {
  const where = new Map(names.map((name) => [namedBy(name).file ?? name.normalize('NFC'), join(folder, name)]));
  return {
    list: [...where].map(([path, real]) => {
      const { size, mtimeMs } = lstatSync(real);
      return { path, size, isOdd: false, writtenMs: mtimeMs };
    }),
    read: (paths) =>
      new Map([...where].filter(([path]) => paths.has(path)).map(([path, real]) => [path, readFileSync(real)])),
  };
}

/** What an assignment asks a learner to write, what it gives, and the text of its `main.ts`, where that is given. */
export interface Asked {
  readonly written: readonly string[];
  readonly given: readonly string[];
  readonly givenMain: string | undefined;
}

export interface Mended {
  readonly entries: Entries;
  readonly note: string;
}

function renamed(entries: Entries, from: Entry, to: string): Entries {
  const oldName = (path: string): string => (path === to ? from.path : path);
  const newName = (path: string): string => (path === from.path ? to : path);
  return {
    list: entries.list.map((each) => (each === from ? { ...each, path: to } : each)),
    read: (paths) =>
      new Map([...entries.read(new Set([...paths].map(oldName)))].map(([path, bytes]) => [newName(path), bytes])),
  };
}

function withMain({ list, read }: Entries, below: string, text: string): Entries {
  const path = below + ENTRY;
  const bytes = new TextEncoder().encode(text);
  return {
    list: [...list, { path, size: bytes.length, isOdd: false }],
    read: (paths) => new Map([...read(paths), ...(paths.has(path) ? ([[path, bytes]] as const) : [])]),
  };
}

/** The one folder in which files lie that the assignment asks for. */
function folderOfWritten({ list }: Entries, written: readonly string[]): string | undefined {
  const belows = list.flatMap(({ path }) =>
    written.filter((name) => path === name || path.endsWith(`/${name}`)).map((name) => path.slice(0, -name.length)),
  );
  const [below, another] = new Set(belows);
  return another === undefined ? below : undefined;
}

/** Where the paths themselves name the assignment: `error-handling/problems/on-error.ts`. */
function namedByPath(
  { list }: Entries,
  askedOf: AskedOf,
  ids: ReadonlySet<string>,
): { readonly asked: Asked; readonly below: string } | undefined {
  const found = new Map<string, Asked>();
  for (const { path, isOdd } of list) {
    if (isOdd) continue;
    const segments = path.split('/');
    for (let at = 0; at + 2 < segments.length; at += 1) {
      const id = segments.slice(at, at + 2).join('/');
      const asked = ids.has(id) ? askedOf(id) : undefined;
      if (asked?.written.includes(segments.slice(at + 2).join('/')) === true)
        found.set(`${segments.slice(0, at + 2).join('/')}/`, asked);
    }
  }
  const [first, another] = found;
  return first === undefined || another !== undefined ? undefined : { below: first[0], asked: first[1] };
}

export type AskedOf = (assignment: string) => Asked | undefined;

export interface MissingMainOptions {
  /** What the assignment asks for that everything is of; undefined where each says itself of what it is. */
  readonly asked: Asked | undefined;
  readonly askedOf?: AskedOf | undefined;
  readonly ids: ReadonlySet<string>;
}

/**
 * Entries without a `main.ts` as the program that they are meant to be: of an assignment whose `main.ts` is given, what
 * the learner wrote; or the only program, called otherwise. Undefined where it is neither, and where only the case of the
 * name is wrong: there the learner is told, as every import must agree.
 */
export function withMissingMain(entries: Entries, { asked, askedOf, ids }: MissingMainOptions): Mended | undefined {
  const byPath = askedOf === undefined ? undefined : namedByPath(entries, askedOf, ids);
  if (byPath !== undefined) {
    if (byPath.asked.givenMain === undefined) return undefined;
    const whole = withMain(entries, byPath.below, byPath.asked.givenMain);
    return { entries: whole, note: say('note.without-main', { entry: ENTRY }) };
  }
  const { written = [ENTRY], givenMain } = asked ?? {};
  const below = givenMain === undefined ? undefined : folderOfWritten(entries, written);
  if (givenMain !== undefined && below !== undefined)
    return { entries: withMain(entries, below, givenMain), note: say('note.without-main', { entry: ENTRY }) };
  const [only, second] = entries.list.filter(({ path, isOdd }) => isProgram(path) && !isOdd);
  const [name, another] = givenMain === undefined ? [ENTRY] : written;
  if (only === undefined || second !== undefined || name === undefined || another !== undefined) return undefined;
  const at = only.path.lastIndexOf('/') + 1;
  if (only.path.slice(at).toLowerCase() === ENTRY) return undefined;
  // It is called as it shall be: what is missing is another one.
  if (written.some((each) => only.path === each || only.path.endsWith(`/${each}`))) return undefined;
  const named = renamed(entries, only, only.path.slice(0, at) + name);
  return {
    entries: givenMain === undefined ? named : withMain(named, only.path.slice(0, at), givenMain),
    note: say('note.called-otherwise', { name }),
  };
}
