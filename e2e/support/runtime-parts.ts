/** What the script that every program needs is made of, and what else the runtime can fetch: each packed on its own. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { z } from 'zod';

export interface Size {
  readonly raw: number;
  readonly gzip: number;
  readonly brotli: number;
}

export interface Part extends Size {
  readonly name: string;
}

export function sizeOf(content: string | Buffer): Size {
  const bytes = Buffer.from(content);
  return { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length };
}

export function sumOf(sizes: readonly Size[]): Size {
  const add = (a: Size, b: Size): Size => ({
    raw: a.raw + b.raw,
    gzip: a.gzip + b.gzip,
    brotli: a.brotli + b.brotli,
  });
  return sizes.reduce(add, { raw: 0, gzip: 0, brotli: 0 });
}

export function fileOfRuntime(dist: string, name: string): Buffer {
  return readFileSync(join(dist, 'runtime', name));
}

/** @param names of the files under `runtime/` that a browser fetched */
export function sizeOfFiles(dist: string, names: Iterable<string>): Size {
  return sumOf([...names].map((name) => sizeOf(fileOfRuntime(dist, name))));
}

const linesOfModules = z.array(z.tuple([z.int(), z.string()]));

/** In a work tree the packages may lie in another folder. */
function partOfModule(id: string): string {
  const [, name] = /(?:^|\/)node_modules\/([^/]+)/.exec(id) ?? [];
  if (name === undefined) return 'Node’s library';
  return name === 'zod' ? 'zod' : 'express';
}

/** The worker's script by the lines of its modules, which it carries for its stack traces. */
function textsOfWorker(script: string): ReadonlyMap<string, string> {
  const [, json] = /^const scriptLines=(.*);$/m.exec(script) ?? [];
  if (json === undefined) throw new Error('The worker’s script does not tell where its modules begin (scriptLines).');
  const modules = linesOfModules.parse(JSON.parse(json));
  const lines = script.split('\n');
  const texts = new Map<string, string>();
  const add = (part: string, from: number, to: number): void => {
    texts.set(part, `${texts.get(part) ?? ''}${lines.slice(from, to).join('\n')}\n`);
  };
  const [[first] = [1]] = modules;
  const llhttp = lines.findIndex((line) => line.startsWith('llhttpWasm:'));
  add('Node’s constants', 0, llhttp);
  add('llhttp', llhttp, llhttp + 1);
  add('Node’s constants', llhttp + 1, first - 1);
  modules.forEach(([line, id], index) => {
    const next = modules[index + 1]?.[0] ?? lines.length + 1;
    add(id === '' ? 'our own code, with sucrase’s parser' : partOfModule(id), line - 1, next - 1);
  });
  return texts;
}

const withoutHash = (name: string): string => name.replace(/-[\da-f]{12}\./, '.');

function partsOfFile(name: string, content: Buffer): readonly Part[] {
  const script = content.toString();
  if (!script.includes('const scriptLines=')) return [{ name: withoutHash(name), ...sizeOf(content) }];
  return [...textsOfWorker(script)].map(([part, text]) => ({ name: part, ...sizeOf(text) }));
}

/**
 * The parts of what a program needs, each packed alone; together they pack a little better.
 * @param names of the files under `runtime/` that a browser fetched
 */
export function partsOfFiles(dist: string, names: Iterable<string>): readonly Part[] {
  return [...names].flatMap((name) => partsOfFile(name, fileOfRuntime(dist, name)));
}

/** What is fetched only for a program that names it: the extras, packages of single lessons, an engine. */
export function partsBeside(dist: string, names: ReadonlySet<string>): readonly Part[] {
  return readdirSync(join(dist, 'runtime'))
    .filter((name) => /\.(js|wasm)$/.test(name) && !names.has(name))
    .map((name) => ({ name: withoutHash(name), ...sizeOf(fileOfRuntime(dist, name)) }));
}
