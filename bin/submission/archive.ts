/** An archive → what lies in it. What it is, its first bytes say: a name is only a name. */
import { say } from '../language.ts';
import type { Entries } from './entries.ts';
import { MAX_ARCHIVE_BYTES, SubmissionProblem } from './limits.ts';
import { entriesOfSevenZip } from './seven-zip.ts';
import { entriesOfTar } from './tar.ts';
import { entriesOfZip } from './zip.ts';

/** Of what is called so, whether it can be unpacked or not: .alz and .egg are of Korea's ALZip. */
const ARCHIVE = /\.(?:zip|tar\.gz|tgz|tar|gz|7z|rar|alz|egg|tar\.(?:xz|bz2|zst)|txz|tbz2?)$/i;

export function isCalledArchive(name: string): boolean {
  return ARCHIVE.test(name);
}

/** `ana.tar.gz` → `ana` */
export function withoutArchiveEnding(name: string): string {
  return name.replace(ARCHIVE, '');
}

const TAR_AT = 257;
const SIGNATURES: readonly (readonly [
  at: number,
  text: string,
  entriesOf: (bytes: Uint8Array) => Entries | Promise<Entries>,
])[] = [
  [0, 'PK', entriesOfZip],
  [0, '\u001f\u008b', entriesOfTar],
  [TAR_AT, 'ustar', entriesOfTar],
  [0, '7z\u00bc\u00af\u0027\u001c', entriesOfSevenZip],
];

/**
 * @param name as it is shown where it cannot be unpacked
 * @throws SubmissionProblem
 */
export async function entriesOfArchive(bytes: Uint8Array, name: string): Promise<Entries> {
  if (bytes.byteLength > MAX_ARCHIVE_BYTES)
    throw new SubmissionProblem(say('submission.archive-large', { bytes: MAX_ARCHIVE_BYTES }));
  const begin = Buffer.from(bytes.subarray(0, TAR_AT + 8)).toString('latin1');
  const [, , entriesOf] = SIGNATURES.find(([at, text]) => begin.startsWith(text, at)) ?? [];
  if (entriesOf !== undefined) return entriesOf(bytes);
  if (/\.zip$/i.test(name)) throw new SubmissionProblem(say('submission.no-zip'));
  throw new SubmissionProblem(say('submission.no-archive'));
}
