/** `--out`: the folder of the results, made and tried before anything is graded. */
import { existsSync, mkdirSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { say } from '../language.ts';
import { CommandProblem } from '../problem.ts';

const TRIED = '.tried';

/** Where it will lie, whatever links lead there. */
function realPathOf(path: string): string {
  if (existsSync(path) || dirname(path) === path) return realpathSync(path);
  return join(realPathOf(dirname(path)), basename(path));
}

/** One by one: with `recursive`, Node tries for ever where a system refuses by saying that there is no such folder. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Made in between, by the grader of another part.
    if (!existsSync(path)) throw error;
  }
}

/** @throws CommandProblem for a folder whose files the next run would take for submissions */
export function demandBeside(folder: string, out: string): void {
  const [submissions, results] = [realPathOf(folder), realPathOf(out)];
  if (results === submissions || results.startsWith(submissions.endsWith(sep) ? submissions : submissions + sep))
    throw new CommandProblem(say('grade.out-inside', { out, folder }));
}

/** @throws CommandProblem where nothing can be written there */
export function makeOut(out: string): void {
  try {
    makeFolder(out);
    if (!statSync(out).isDirectory()) throw new CommandProblem(say('grade.out-file', { out }));
    writeFileSync(join(out, TRIED), '');
    rmSync(join(out, TRIED), { force: true });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new CommandProblem(say('grade.out-unwritable', { out, message: error.message }));
  }
}
