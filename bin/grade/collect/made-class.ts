/** A class's folder and the archives in it, made for a test. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import SevenZip from '7z-wasm/7zz.es6.js';
import { strToU8, zipSync } from 'fflate';
import { Header } from 'tar';
import { collect, type HandedIn } from '../collect.ts';
import type { Asked } from './loose.ts';

export const MAIN = 'console.log(1);\n';
export const ids = new Set(['validation/features', 'routers/users']);
export const assignment = 'validation/features';

export type Files = Readonly<Record<string, string | Uint8Array>>;

export async function collected(entries: Files, asked?: Asked) {
  const folder = mkdtempSync(join(tmpdir(), 'express-notebook-collect-'));
  for (const [path, content] of Object.entries(entries)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  try {
    return await collect(folder, { assignment, asked, ids });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? strToU8(content) : content;
}

export function zip(entries: Files): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(entries).map(([path, each]) => [path, bytesOf(each)])));
}

export function tarEntry(path: string, content: Uint8Array, size = content.length): Uint8Array {
  const block = Buffer.alloc(512);
  new Header({ path, size, mode: 0o644, type: 'File', mtime: new Date(0) }).encode(block);
  return Buffer.concat([block, content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
}

export function tarOf(files: Files): Uint8Array {
  return Buffer.concat([
    ...Object.entries(files).map(([path, each]) => tarEntry(path, bytesOf(each))),
    Buffer.alloc(1024),
  ]);
}

function foldersAbove(path: string): readonly string[] {
  const names = path.split('/').slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}

export async function sevenZipOf(files: Files): Promise<Uint8Array> {
  const sevenZip = await SevenZip({ print: () => undefined });
  const { FS } = sevenZip;
  for (const folder of new Set(Object.keys(files).flatMap(foldersAbove))) FS.mkdir(folder);
  for (const [path, text] of Object.entries(files)) {
    FS.writeFile(path, text);
  }
  sevenZip.callMain(['a', '-bd', 'a.7z', ...Object.keys(files).map((path) => `-i!${path}`)]);
  return FS.readFile('a.7z', { encoding: 'binary' });
}

export function told({ submission }: HandedIn): string {
  return 'problem' in submission ? submission.problem : Object.keys(submission.files).join(' ');
}
