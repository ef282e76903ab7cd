/** Makes the archives that learners hand in. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import SevenZip from '7z-wasm/7zz.es6.js';
import { strToU8, zipSync } from 'fflate';
import { create } from 'tar';

export type Files = Readonly<Record<string, string | Uint8Array>>;

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? strToU8(content) : content;
}

export function zipOf(files: Files): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, content]) => [path, bytesOf(content)])));
}

export function writeFiles(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** @param gzip whether it is a .tar.gz */
export function tarOf(files: Files, gzip: boolean): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'express-notebook-tar-'));
  try {
    writeFiles(join(folder, 'in'), files);
    const file = join(folder, 'made.tar');
    create({ cwd: join(folder, 'in'), file, gzip, sync: true }, ['.']);
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export async function sevenZipOf(files: Files): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'express-notebook-7z-'));
  try {
    writeFiles(join(folder, 'in'), files);
    const sevenZip = await SevenZip({ print: () => undefined });
    sevenZip.FS.mkdir('/disk');
    sevenZip.FS.mount(sevenZip.NODEFS, { root: folder }, '/disk');
    sevenZip.FS.chdir('/disk/in');
    sevenZip.callMain(['a', '-bd', '../made.7z', '.']);
    return readFileSync(join(folder, 'made.7z'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
