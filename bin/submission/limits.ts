/** What a submission may hold, and what of a learner's folder is no part of it. */
import { say } from '../language.ts';

/** What is wrong with a submission itself, in a sentence for whoever handed it in. */
export class SubmissionProblem extends Error {
  override readonly name = 'SubmissionProblem';
}

export const MAX_FILES = 64;
export const MAX_FILE_BYTES = 256 * 1024;
/** Of an archive as it lies there: of a zip what is left out, such as `node_modules`, is never unpacked. */
export const MAX_ARCHIVE_BYTES = 64 * 1024 * 1024;
/** Of a .tar.gz and a .7z, which must be unpacked from the beginning on: all that is in it, and what is kept of it. */
export const MAX_UNPACKED_BYTES = 512 * 1024 * 1024;
export const MAX_KEPT_BYTES = 32 * 1024 * 1024;
/** Of the names in a folder or an archive. */
export const MAX_ENTRIES = 50_000;

/** Letters of any language. No blank, no bracket: `main (1).ts` is what a browser calls a second download. */
const SEGMENT = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.-]{0,79}$/u;
const PROGRAM = /\.(ts|mts|cts|js|mjs|cjs)$/;
const KIND = /\.(ts|mts|cts|js|mjs|cjs|json|yaml|yml|txt|md|html|css|csv|sql)$/;
const ENVIRONMENT = /^\.env(\.[a-z]+)?$/;
const MAX_DEPTH = 6;
const SHOWN_NAME = 120;

/** What tools leave in a folder. A learner's own package.json would change how the program is run, so it counts for nothing. */
const LEFT_BY_TOOLS = new Set([
  ...['node_modules', '.git', '.github', '.vscode', '.idea', '.DS_Store', '__MACOSX', 'Thumbs.db', 'desktop.ini'],
  ...['package.json', 'package-lock.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock', 'bun.lockb'],
  ...['.npmrc', '.gitignore', '.gitattributes', '.editorconfig', '.prettierrc', 'tsconfig.json'],
]);

/** Never mentioned: nobody put it there by hand. `~$` is how Office marks a document that is open. */
export function isLeftByTools(path: string): boolean {
  return path.split('/').some((segment) => LEFT_BY_TOOLS.has(segment) || /^(?:\._|~\$)/.test(segment));
}

/** A hostile name is shown as JSON shows it: no line break, no escape sequence. */
export function shownName(path: string): string {
  return JSON.stringify(path.length > SHOWN_NAME ? `${path.slice(0, SHOWN_NAME)}…` : path);
}

/** @throws SubmissionProblem for a path that leads out of where it is unpacked: nobody makes one by accident */
export function demandInside(path: string): void {
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path) || path.split('/').includes('..'))
    throw new SubmissionProblem(say('submission.outside', { name: shownName(path) }));
}

/** Why a file is left out of a program, though the rest is taken; undefined where it is taken. */
export function reasonToLeaveOut(path: string): string | undefined {
  const segments = path.split('/');
  const name = segments.at(-1) ?? '';
  if (segments.length > MAX_DEPTH) return say('left-out.deep');
  if (ENVIRONMENT.test(name)) return undefined;
  if (!segments.every((segment) => SEGMENT.test(segment))) return say('left-out.name');
  return KIND.test(name) ? undefined : say('left-out.kind');
}

/** Whether a program may need it, so that it cannot be left out without changing what the program does. */
export function isProgram(path: string): boolean {
  return PROGRAM.test(path);
}
