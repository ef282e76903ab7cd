/** A .7z → what lies in it. 7-Zip itself, as WebAssembly: it sees the bytes of this one archive and nothing of the machine. */
import SevenZip from '7z-wasm/7zz.es6.js';
import { say } from '../language.ts';
import { openKeeping, openListing, type Entries } from './entries.ts';
import { MAX_ENTRIES, MAX_UNPACKED_BYTES, SubmissionProblem } from './limits.ts';

const ARCHIVE = 'archive.7z';
const OUT = 'out';
/** Of each entry. */
const MAX_LINES = 20;

/** `Path = a`, `Size = 1`, …, a blank line behind each entry. */
function blocksOf(lines: readonly string[]): readonly ReadonlyMap<string, string>[] {
  const blocks: Map<string, string>[] = [];
  for (const line of lines.flatMap((each) => each.split('\n'))) {
    const at = line.indexOf(' = ');
    const key = line.slice(0, at);
    if (key === 'Path') blocks.push(new Map());
    if (at !== -1) blocks.at(-1)?.set(key, line.slice(at + 3));
  }
  return blocks;
}

/** @throws SubmissionProblem */
export async function entriesOfSevenZip(bytes: Uint8Array): Promise<Entries> {
  const lines: string[] = [];
  const complaints: string[] = [];
  const sevenZip = await SevenZip({
    print(line) {
      lines.push(line);
      if (lines.length > MAX_ENTRIES * MAX_LINES) throw new SubmissionProblem(say('submission.too-many-entries'));
    },
    printErr: (line) => void complaints.push(line),
  });
  const run = (...args: readonly string[]): void => {
    let code: unknown;
    // It takes this process for its own, and says how it ended.
    const { exitCode } = process;
    try {
      code = sevenZip.callMain([...args]);
    } catch (error) {
      if (error instanceof SubmissionProblem) throw error;
      // Out of memory, above all: an archive may ask for any amount.
      throw new SubmissionProblem(say('submission.no-7z'));
    } finally {
      process.exitCode = exitCode;
    }
    if (code === 0) return;
    const isLocked = complaints.some((line) => line.includes('encrypted') || line.includes('password'));
    if (isLocked) throw new SubmissionProblem(say('submission.locked-7z'));
    throw new SubmissionProblem(say('submission.no-7z'));
  };
  sevenZip.FS.writeFile(ARCHIVE, bytes);
  // No progress among the lines; an empty password, so that it never waits for one.
  run('l', '-slt', '-ba', '-bsp0', '-sccUTF-8', '-p', '--', ARCHIVE);
  const { list, add } = openListing();
  const names = new Map<string, string>();
  let all = 0;
  const keeping = openKeeping();
  const blocks = blocksOf(lines);
  for (const block of blocks) {
    const name = block.get('Path') ?? '';
    const attributes = block.get('Attributes') ?? '';
    const size = Number(block.get('Size') ?? 0);
    all += size;
    const about = { size, isFolder: attributes.startsWith('D'), isOdd: / l|REPARSE/.test(attributes) };
    const path = add(name, about);
    if (path === undefined || block.get('Encrypted') === '+') continue;
    if (keeping.keeps({ ...about, path })) names.set(path, name);
  }
  if (all > MAX_UNPACKED_BYTES || keeping.isTooMuch())
    throw new SubmissionProblem(say('submission.unpacked-large', { bytes: MAX_UNPACKED_BYTES }));
  if (blocks.some((block) => block.get('Encrypted') === '+')) throw new SubmissionProblem(say('submission.locked-7z'));
  return {
    list,
    read(paths) {
      const wanted = [...paths].flatMap((path) => (names.has(path) ? [[path, names.get(path) ?? ''] as const] : []));
      if (wanted.length === 0) return new Map();
      // Names as they are: none of them is a pattern, nor a file that lists others.
      run('x', `-o${OUT}`, '-y', '-bd', '-p', '-spd', ...wanted.map(([, name]) => `-i!${name}`), '--', ARCHIVE);
      return new Map(
        wanted.map(([path, name]) => [path, sevenZip.FS.readFile(`${OUT}/${name}`, { encoding: 'binary' })]),
      );
    },
  };
}
