/** A folder as a zip, and back: names and sizes are looked at before anything is unpacked. */
import { strToU8, unzipSync, zipSync, type UnzipFileInfo } from 'fflate';
import { ENTRY, MOST } from '../../ground/program/own-program.ts';
import type { Folder } from './folder.ts';

export type ZipProblem =
  | { readonly kind: 'no-zip' }
  | { readonly kind: 'no-text'; readonly file: string }
  | { readonly kind: 'odd-name' | 'same-name'; readonly file: string }
  | { readonly kind: 'upload-too-large'; readonly n: number; readonly most: number };

export interface Upload {
  /** Of the one folder that everything lies in; empty where there is none. */
  readonly name: string;
  readonly texts: ReadonlyMap<string, string>;
}

export type UploadOutcome = Upload | { readonly problem: ZipProblem };

/** Of a zip as it lies there, and of what is unpacked: node_modules is never a part of it. */
export const MOST_BYTES = 5_000_000;
const MOST_UNPACKED = MOST.letters * 4;
/** What tools leave in a folder. */
const LEFT_BY_TOOLS =
  /(^|\/)(node_modules|\.git|\.vscode|\.idea|__MACOSX)\/|(^|\/)(\.DS_Store|Thumbs\.db|\._[^/]*|package-lock\.json)$/;
const OUT_OF_IT = /^\/|^[A-Za-z]:|(^|\/)\.\.(\/|$)|^$/;

export function zipFrom(name: string, folder: Folder): Uint8Array {
  const files = Object.entries(folder).map(([path, text]) => [`${name}/${path}`, strToU8(text)] as const);
  return zipSync(Object.fromEntries(files), { level: 9 });
}

class OddZip extends Error {
  readonly problem: ZipProblem;

  constructor(problem: ZipProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}

/** Those that are looked at, and no more of them than a program may have. */
class Wanted {
  readonly #seen = new Set<string>();
  #bytes = 0;

  /** @throws OddZip */
  isWanted(path: string, bytes: number): boolean {
    if (path.endsWith('/') || LEFT_BY_TOOLS.test(path)) return false;
    if (OUT_OF_IT.test(path)) throw new OddZip({ kind: 'odd-name', file: path });
    // Two entries of one name: which one counts would depend on who reads the zip.
    if (this.#seen.has(path)) throw new OddZip({ kind: 'same-name', file: path });
    this.#seen.add(path);
    this.#bytes += bytes;
    if (this.#bytes > MOST_UNPACKED || this.#seen.size > 4 * MOST.files)
      throw new OddZip({ kind: 'upload-too-large', n: this.#bytes, most: MOST_UNPACKED });
    return true;
  }
}

function textFrom(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) throw new OddZip({ kind: 'no-text', file });
    throw error;
  }
}

/** Without the one folder that everything may lie in. */
function upload(files: ReadonlyMap<string, Uint8Array>): Upload {
  const [first = ''] = files.keys();
  const folder = first.slice(0, first.indexOf('/') + 1);
  const isInside = folder !== '' && !files.has(ENTRY) && [...files.keys()].every((path) => path.startsWith(folder));
  const start = isInside ? folder.length : 0;
  const texts = [...files].map(([path, bytes]) => [path.slice(start), textFrom(path, bytes)] as const);
  return { name: isInside ? folder.slice(0, -1) : '', texts: new Map(texts) };
}

/** @throws what the library throws where these bytes are no zip */
function unzipped(zip: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const wanted = new Wanted();
  const pathOf = (name: string): string => name.replaceAll('\\', '/').normalize('NFC');
  const names = new Map<string, string>();
  const files = unzipSync(zip, {
    filter: ({ name, originalSize }: UnzipFileInfo) => {
      const path = pathOf(name);
      if (!wanted.isWanted(path, originalSize)) return false;
      // The library puts a file by this name into nothing.
      if (name === '__proto__') throw new OddZip({ kind: 'odd-name', file: name });
      names.set(name, path);
      return true;
    },
  });
  return new Map([...names].map(([name, path]) => [path, files[name] ?? new Uint8Array()]));
}

export function uploadFromZip(zip: Uint8Array): UploadOutcome {
  if (zip.length > MOST_BYTES) return { problem: { kind: 'upload-too-large', n: zip.length, most: MOST_BYTES } };
  try {
    return upload(unzipped(zip));
  } catch (error) {
    // The library says in errors of several kinds that these bytes are no zip.
    return { problem: error instanceof OddZip ? error.problem : { kind: 'no-zip' } };
  }
}

/** From a folder that the reader chose: each file with its path in it. */
export async function uploadFromFiles(chosen: readonly File[]): Promise<UploadOutcome> {
  const wanted = new Wanted();
  try {
    const files = new Map<string, Uint8Array>();
    for (const file of chosen) {
      const path = file.webkitRelativePath.normalize('NFC');
      if (wanted.isWanted(path, file.size)) files.set(path, new Uint8Array(await file.arrayBuffer()));
    }
    return upload(files);
  } catch (error) {
    if (error instanceof OddZip) return { problem: error.problem };
    throw error;
  }
}
