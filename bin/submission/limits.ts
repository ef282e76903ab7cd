/** What a submission may hold. */

/** What is wrong with a submission itself, in a sentence for whoever handed it in. */
export class SubmissionProblem extends Error {
  override readonly name = 'SubmissionProblem';
}

export const MAX_FILES = 64;
export const MAX_FILE_BYTES = 256 * 1024;
export const MAX_ZIP_BYTES = 2 * 1024 * 1024;

const SEGMENT = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,79}$/;
const KIND = /\.(ts|mts|cts|js|mjs|cjs|json|yaml|yml|txt|md|html|css|csv|sql)$/;
const ENVIRONMENT = /^\.env(\.[a-z]+)?$/;

/** What tools leave in a folder. A learner's own package.json would change how the program is run, so it counts for nothing. */
const LEFT_BY_TOOLS = [
  'node_modules',
  '.git',
  '.vscode',
  '.idea',
  '.DS_Store',
  '__MACOSX',
  'package.json',
  'package-lock.json',
  '.npmrc',
  'tsconfig.json',
];

export function isIgnored(path: string): boolean {
  return path.split('/').some((segment) => LEFT_BY_TOOLS.includes(segment));
}

export function problemOfFile(path: string, size: number): string | undefined {
  const segments = path.split('/');
  const name = segments.at(-1) ?? '';
  const areFolders = segments.slice(0, -1).every((segment) => SEGMENT.test(segment));
  const isAllowed =
    areFolders && segments.length <= 6 && ((SEGMENT.test(name) && KIND.test(name)) || ENVIRONMENT.test(name));
  // A hostile name is shown as JSON shows it: no line break, no escape sequence.
  if (!isAllowed)
    return `${JSON.stringify(path)} has a name that is not taken: letters, digits, - and _, and an ending such as .ts or .json.`;
  if (size > MAX_FILE_BYTES) return `${path} has more than ${MAX_FILE_BYTES} bytes.`;
  return undefined;
}
