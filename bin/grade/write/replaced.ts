/**
 * The folders of the results, written anew: what an earlier run wrote there and this one does not goes. Whatever else
 * lies there is somebody's own, and stays: so what was written is kept in a list.
 */
import { existsSync, readFileSync, readdirSync, rmSync, rmdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { halfOf, writeWhole } from '../../written.ts';

/** One path a line, with `/`. */
const LIST = 'written';

/** Files only that lie in a folder of the results: whoever has written into the list must not reach what lies elsewhere. */
function isOurs(path: string): boolean {
  const segments = path.split('/');
  return segments.length > 1 && segments.every((segment) => segment !== '' && segment !== '.' && segment !== '..');
}

function listed(out: string): readonly string[] {
  const path = join(out, LIST);
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(isOurs) : [];
}

function writeList(out: string, paths: Iterable<string>): void {
  writeWhole(join(out, LIST), `${[...new Set(paths)].sort().join('\n')}\n`);
}

/** Also the folders that nothing is left in: a tool that compares programs takes each for one. */
function removeWithFolders(out: string, path: string): void {
  rmSync(join(out, path), { force: true });
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    const at = join(out, folder);
    if (!existsSync(at)) continue;
    if (readdirSync(at).length > 0) return;
    rmdirSync(at);
  }
}

/**
 * @param texts by path in `out`
 * @param isWritten false of what stays as it is
 */
export function replaceFiles(
  out: string,
  texts: ReadonlyMap<string, () => string>,
  isWritten: (path: string) => boolean,
): void {
  const before = listed(out);
  // In the list before it is there: killed in between, the next run knows both.
  writeList(out, [...before, ...texts.keys()]);
  for (const path of before) rmSync(halfOf(join(out, path)), { force: true });
  for (const [path, textOf] of texts) if (isWritten(path)) writeWhole(join(out, path), textOf());
  for (const path of before) if (!texts.has(path)) removeWithFolders(out, path);
  writeList(out, texts.keys());
}
