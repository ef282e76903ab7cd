/** A tar, plain or in gzip → what lies in it. It is read through once, and what a program may need is kept. */
import { createGunzip } from 'node:zlib';
import { Parser, type ReadEntry } from 'tar';
import { say } from '../language.ts';
import { openKeeping, openListing, type Entries } from './entries.ts';
import { MAX_UNPACKED_BYTES, SubmissionProblem } from './limits.ts';

const FILES = new Set<string>(['File', 'OldFile', 'ContiguousFile']);
const FOLDERS = new Set<string>(['Directory', 'GNUDumpDir']);
const CHUNK = 64 * 1024;
/** What the library says of an entry that it leaves out, or mends, is no reason to refuse the rest. */
const HARMLESS = /^TAR_ENTRY_(?:INFO|UNSUPPORTED)$/;

function* chunksOf(bytes: Uint8Array): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += CHUNK) yield Buffer.from(bytes.subarray(at, at + CHUNK));
}

/** Never more at once than a chunk, so that a small file cannot become a large one in memory. */
async function* unpacked(bytes: Uint8Array): AsyncGenerator<Buffer> {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (!isPacked) {
    yield* chunksOf(bytes);
    return;
  }
  const gunzip = createGunzip();
  gunzip.end(bytes);
  for await (const chunk of gunzip) if (Buffer.isBuffer(chunk)) yield chunk;
}

/** @throws SubmissionProblem */
export async function entriesOfTar(bytes: Uint8Array): Promise<Entries> {
  const { list, add } = openListing();
  const kept = new Map<string, Buffer[]>();
  const problems: unknown[] = [];
  const keeping = openKeeping();
  const onReadEntry = (entry: ReadEntry): void => {
    const about = { size: entry.size, isOdd: !FILES.has(entry.type), isFolder: FOLDERS.has(entry.type) };
    let path: string | undefined;
    try {
      path = add(entry.path, about);
    } catch (problem) {
      problems.push(problem);
    }
    if (path !== undefined && keeping.keeps({ ...about, path })) {
      const chunks: Buffer[] = [];
      kept.set(path, chunks);
      entry.on('data', (chunk) => void chunks.push(Buffer.from(chunk)));
    }
    entry.resume();
  };
  const onwarn = (code: string, message: unknown): void => {
    if (!HARMLESS.test(code)) problems.push(unreadable(String(message)));
  };
  const parser = new Parser({ onReadEntry, onwarn });
  let seen = 0;
  try {
    for await (const chunk of unpacked(bytes)) {
      seen += chunk.length;
      if (seen > MAX_UNPACKED_BYTES || keeping.isTooMuch())
        throw new SubmissionProblem(say('submission.unpacked-large', { bytes: MAX_UNPACKED_BYTES }));
      parser.write(chunk);
      if (problems.length > 0) break;
    }
    parser.end();
  } catch (error) {
    if (error instanceof SubmissionProblem) throw error;
    throw unreadable(error instanceof Error ? error.message : '');
  }
  if (problems.length > 0) throw problems[0];
  return {
    list,
    read: (paths) =>
      new Map(
        [...kept]
          .filter(([path]) => paths.has(path))
          .map(([path, chunks]) => [path, new Uint8Array(Buffer.concat(chunks))]),
      ),
  };
}

function unreadable(message: string): SubmissionProblem {
  return new SubmissionProblem(say('submission.no-tar', { message }));
}
