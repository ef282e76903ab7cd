/** Where in a folder or a zip the programs lie: at the top, in one folder around everything, or in a whole repository. */
import { say } from '../language.ts';
import { isCalledArchive, isDocument } from './archive-name.ts';
import { SubmissionProblem, shownName } from './limits.ts';

export interface FoundProgram {
  /** The folder of its `main.ts`, with a slash at its end; empty at the top. */
  readonly below: string;
  /** What the folder's name says; undefined where it says nothing. */
  readonly assignment: string | undefined;
}

const ENTRY = 'main.ts';

function foldersWithEntry(paths: readonly string[]): readonly string[] {
  return paths
    .filter((path) => path === ENTRY || path.endsWith(`/${ENTRY}`))
    .map((path) => path.slice(0, -ENTRY.length));
}

/** A whole repository holds the starters, the solutions and the examples, too. */
function isInMyWork(below: string): boolean {
  return `/${below}`.includes('/my-work/');
}

function isBelow(folder: string, other: string): boolean {
  return folder !== other && folder.startsWith(other);
}

/** @param ids of all assignments: a folder that ends so is of that one */
export function programsAmong(paths: readonly string[], ids: ReadonlySet<string>): readonly FoundProgram[] {
  const all = foldersWithEntry(paths).map((below) => {
    const id = below.split('/').slice(-3, -1).join('/');
    return { below, assignment: ids.has(id) ? id : undefined };
  });
  const own = all.filter(({ below }) => isInMyWork(below));
  const candidates = own.length > 0 ? own : all;
  const outer = candidates.filter(({ below }) => !candidates.some((other) => isBelow(below, other.below)));
  const named = outer.filter(({ assignment }) => assignment !== undefined);
  return named.length > 0 ? named : outer;
}

/**
 * What lies around a program's folder and in no other one's, so that it is in none. Of a whole repository most of it is
 * nobody's work.
 */
export function pathsAround(paths: readonly string[], below: string): readonly string[] {
  if (below === '' || isInMyWork(below)) return [];
  const folders = new Set(foldersWithEntry(paths));
  const isInProgram = (path: string): boolean => {
    for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1))
      if (folders.has(path.slice(0, at + 1))) return true;
    return false;
  };
  return paths.filter((path) => !isInProgram(path) && !isCalledArchive(path));
}

/** What to say where there is none. */
export function problemOfNoProgram(paths: readonly string[]): string {
  const other = paths.find((path) => path.split('/').at(-1)?.toLowerCase() === ENTRY);
  if (other !== undefined) return say('submission.main-name', { name: shownName(other) });
  if (isDocument(paths)) return say('submission.document');
  if (paths.length === 0) return say('submission.empty');
  return say('submission.no-main');
}

/** @throws SubmissionProblem */
export function oneProgramAmong(paths: readonly string[]): FoundProgram {
  const [first, second] = programsAmong(paths, new Set());
  if (first === undefined) throw new SubmissionProblem(problemOfNoProgram(paths));
  if (second !== undefined)
    throw new SubmissionProblem(
      say('submission.two', { first: shownName(first.below), second: shownName(second.below) }),
    );
  return first;
}
