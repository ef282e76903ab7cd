/** An archive → what lies in it. What it is, its first bytes say: a name is only a name. */
import { say } from '../language.ts';
import type { Entries } from './entries.ts';
import { MAX_ARCHIVE_BYTES, SubmissionProblem } from './limits.ts';
import { entriesOfSevenZip } from './seven-zip.ts';
import { entriesOfTar } from './tar.ts';
import { entriesOfZip } from './zip.ts';

const TAR_AT = 257;
const SIGNATURES: readonly (readonly [
  at: number,
  text: string,
  entriesOf: (bytes: Uint8Array) => Entries | Promise<Entries>,
])[] = [
  [0, 'PK\u0003\u0004', entriesOfZip],
  // With nothing in it, or as a part of several.
  [0, 'PK\u0005\u0006', entriesOfZip],
  [0, 'PK\u0007\u0008', entriesOfZip],
  [0, '\u001f\u008b', entriesOfTar],
  [TAR_AT, 'ustar', entriesOfTar],
  [0, '7z\u00bc\u00af\u0027\u001c', entriesOfSevenZip],
];

type Signature = (typeof SIGNATURES)[number];

/** Of a file no more is needed to know what it is. */
export const BEGIN_BYTES = TAR_AT + 8;

function signatureOf(bytes: Uint8Array): Signature | undefined {
  const begin = Buffer.from(bytes.subarray(0, BEGIN_BYTES)).toString('latin1');
  return SIGNATURES.find(([at, text]) => begin.startsWith(text, at));
}

/** Whether it can be unpacked, as far as its beginning says. */
export function beginsAsArchive(bytes: Uint8Array): boolean {
  return signatureOf(bytes) !== undefined;
}

/**
 * @param name as it is shown where it cannot be unpacked
 * @throws SubmissionProblem
 */
export async function entriesOfArchive(bytes: Uint8Array, name: string): Promise<Entries> {
  if (bytes.byteLength > MAX_ARCHIVE_BYTES)
    throw new SubmissionProblem(say('submission.archive-large', { bytes: MAX_ARCHIVE_BYTES }));
  const [, , entriesOf] = signatureOf(bytes) ?? [];
  if (entriesOf !== undefined) return entriesOf(bytes);
  if (/\.zip$/i.test(name)) throw new SubmissionProblem(say('submission.no-zip'));
  throw new SubmissionProblem(say('submission.no-archive'));
}
