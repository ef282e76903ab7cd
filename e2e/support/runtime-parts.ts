/** What the script that every program needs is made of, and what else the runtime can fetch: each packed on its own. */
import { build, type Plugin } from 'esbuild';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
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
  add('Node’s constants', 0, first - 1);
  modules.forEach(([line, id], index) => {
    const next = modules[index + 1]?.[0] ?? lines.length + 1;
    add(id === '' ? 'our own code' : partOfModule(id), line - 1, next - 1);
  });
  return texts;
}

/** The page's worker leaves both out, too: no program of a lesson has them. */
const withoutFlowAndJsx: Plugin = {
  name: 'without-flow-and-jsx',
  setup(bundler) {
    bundler.onResolve({ filter: /plugins\/flow$|plugins\/jsx(\/index)?$|^\.\/jsx$/ }, ({ path }) => ({
      path,
      external: true,
    }));
  },
};

async function stripping(): Promise<string> {
  const parser = createRequire(import.meta.url)
    .resolve('sucrase')
    .replace(/dist\/.*$/, 'dist/esm/parser/index.js');
  const { outputFiles } = await build({
    entryPoints: [parser],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2024',
    plugins: [withoutFlowAndJsx],
  });
  return outputFiles[0]?.text ?? '';
}

const less = (whole: Size, part: Size): Size => ({
  raw: whole.raw - part.raw,
  gzip: whole.gzip - part.gzip,
  brotli: whole.brotli - part.brotli,
});

const withoutHash = (name: string): string => name.replace(/-[\da-f]{12}\./, '.');

async function partsOfFile(name: string, content: Buffer): Promise<readonly Part[]> {
  const script = content.toString();
  if (!script.includes('const scriptLines=')) return [{ name: withoutHash(name), ...sizeOf(content) }];
  const typescript = sizeOf(await stripping());
  return [...textsOfWorker(script)].flatMap(([part, text]) => {
    if (part !== 'our own code') return [{ name: part, ...sizeOf(text) }];
    // The parser is bundled into our own code, where nothing tells the two apart.
    return [
      { name: 'TypeScript stripping', ...typescript },
      { name: part, ...less(sizeOf(text), typescript) },
    ];
  });
}

/**
 * The parts of what a program needs, each packed alone; together they pack a little better.
 * @param names of the files under `runtime/` that a browser fetched
 */
export async function partsOfFiles(dist: string, names: Iterable<string>): Promise<readonly Part[]> {
  const parts = await Promise.all([...names].map((name) => partsOfFile(name, fileOfRuntime(dist, name))));
  return parts.flat();
}

/** What is fetched only for a program that names it: the extras, packages of single lessons, an engine. */
export function partsBeside(dist: string, names: ReadonlySet<string>): readonly Part[] {
  return readdirSync(join(dist, 'runtime'))
    .filter((name) => /\.(js|wasm)$/.test(name) && !names.has(name))
    .map((name) => ({ name: withoutHash(name), ...sizeOf(fileOfRuntime(dist, name)) }));
}
