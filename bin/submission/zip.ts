/** A zip → its files. Sizes are looked at before anything is unpacked, names before anything is kept. */
import { unzipSync } from 'fflate';
import { isIgnored, MAX_FILES, MAX_ZIP_BYTES, problemOfFile, SubmissionProblem } from './limits.ts';

/** @throws SubmissionProblem */
export function entriesFromZip(zip: Uint8Array): readonly (readonly [path: string, bytes: Uint8Array])[] {
  if (zip.byteLength > MAX_ZIP_BYTES) throw new SubmissionProblem(`The zip has more than ${MAX_ZIP_BYTES} bytes.`);
  const seen = new Set<string>();
  const take = (path: string, size: number): boolean => {
    if (path.endsWith('/') || isIgnored(path)) return false;
    const problem = problemOfFile(path, size);
    if (problem !== undefined) throw new SubmissionProblem(problem);
    // Two entries of one name: which one counts would depend on who reads the zip.
    if (seen.has(path)) throw new SubmissionProblem(`${path} is in the zip twice.`);
    seen.add(path);
    if (seen.size > MAX_FILES + 1) throw new SubmissionProblem(`The zip has more than ${MAX_FILES} files.`);
    return true;
  };
  try {
    return Object.entries(unzipSync(zip, { filter: ({ name, originalSize }) => take(name, originalSize) })).map(
      ([path, bytes]) => {
        // The size in the directory is a claim; this is the size.
        const problem = problemOfFile(path, bytes.byteLength);
        if (problem !== undefined) throw new SubmissionProblem(problem);
        return [path, bytes] as const;
      },
    );
  } catch (error) {
    if (error instanceof SubmissionProblem) throw error;
    // The library says in an Error or a RangeError of its own that these bytes are no zip.
    throw new SubmissionProblem(`This is no zip that can be read: ${error instanceof Error ? error.message : ''}`);
  }
}
