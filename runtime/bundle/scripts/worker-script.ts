import { build } from 'esbuild';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { ERRNO } from '../../browser/bindings/errno.ts';
import { lettersFromBytes } from '../../browser/ground/letters.ts';
import { PIECE_END } from '../../browser/pieces.ts';
import { ALL_REPLACED } from '../../browser/stand-ins/replaced.ts';
import { FETCHED_LIBRARY, LIBRARY_PARAMETERS, type TakenFromNode } from './fetched-library.ts';
import { readLlhttp } from './llhttp.ts';
import { minifiedFunction, minifiedScript } from '../passes/minify.ts';
import { libraryModules, usedOptions, type NodeDump } from '../node-library.ts';
import { REQUIRE, type PackageModule, type Packages } from '../packages.ts';
import { piecesFromModules } from '../passes/pieces.ts';
import { projectRoot } from '../project.ts';
import { withoutUnreachedConverters } from '../passes/reached-converters.ts';
import { withoutUnreachedErrors } from '../passes/reached-errors.ts';
import { sucraseSource } from '../passes/sucrase-source.ts';

/** Puts the worker's script together: constants, Node's library, the packages, our own code. */

async function ownScript(): Promise<string> {
  const result = await build({
    entryPoints: [join(projectRoot, 'runtime/browser/worker.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2024',
    legalComments: 'none',
    plugins: [sucraseSource],
    alias: { 'sucrase/dist/parser': join(projectRoot, 'node_modules/sucrase/dist/esm/parser') },
  });
  return minifiedScript(result.outputFiles[0]?.text ?? '');
}

/** All of Node's library that a program can reach, by the names of its modules. */
export function wholeLibrary(dump: NodeDump): ReadonlyMap<string, string> {
  return libraryModules(dump, new Set(ALL_REPLACED));
}

/** Modules that declare much of which the page needs little. */
const LARGE: Readonly<Record<string, (source: string, others: readonly string[]) => string>> = {
  'internal/errors': withoutUnreachedErrors,
  'internal/webidl': withoutUnreachedConverters,
};

/** @param parts the scripts that may come to it: what they need of it stays */
export async function composeWorker(
  dump: NodeDump,
  library: ReadonlyMap<string, string>,
  packages: Packages,
  parts: readonly string[],
): Promise<string> {
  const constants = {
    ...dump.constants,
    options: usedOptions(dump, library),
    async_wrap: shippedAsyncWrap(dump.constants['async_wrap']),
    builtinNames: builtinNames(dump).join(' '),
    exportNames: shippedNames(dump, packages),
    constants: shippedConstants(dump.constants['constants']),
    uv: shippedErrors(dump.constants['uv'], library),
  };
  const told = `"use strict";({nodeConstants:JSON.parse(${JSON.stringify(JSON.stringify(constants))}),packageEntries:${JSON.stringify(packages.entries)},\nllhttpWasm:${JSON.stringify(lettersFromBytes(readLlhttp()))}})`;
  const modules: [id: string, code: string][] = [];
  const own = await ownScript();
  for (const [id, source] of library) {
    if (FETCHED_LIBRARY.has(id)) continue;
    const others = (): readonly string[] => [
      own,
      ...parts,
      ...[...library].filter(([other]) => other !== id).map(([, text]) => text),
      ...[...packages.modules.values()].map((module) => module.source),
    ];
    modules.push([id, propertyFromLibrary(id, LARGE[id]?.(source, others()) ?? source)]);
  }
  for (const [id, module] of packages.modules) modules.push([id, propertyFromModule(id, module)]);
  const { pieces, lines } = piecesFromModules(told, modules);
  const main = `"use strict";(([{nodeConstants,packageEntries,llhttpWasm},...modules])=>{
const nodeLibrary=Object.assign({},...modules);
const scriptLines=${JSON.stringify(lines)};
${own}
})`;
  return [...pieces, main].join(PIECE_END);
}

/** The key is computed: of another, V8 would make a part of the names of the functions inside. */
function property(id: string, code: string): string {
  return `[${JSON.stringify(id)}]:${code},\n`;
}

/** In brackets a function is compiled at once, and not read twice: each of these runs while the worker boots. */
function compiledNow(parameters: string, source: string): string {
  return `(${minifiedFunction(parameters, source)})`;
}

export function propertyFromLibrary(id: string, source: string): string {
  return property(id, compiledNow(LIBRARY_PARAMETERS, source));
}

/** Not every program needs it, so a worker that has its program at once does not compile it for nothing. */
function isForSome(id: string): boolean {
  return id.startsWith('node_modules/zod/') || id.startsWith('node_modules/iconv-lite/encodings/');
}

function compiledLater(id: string, code: string): string {
  const text = JSON.stringify(`${code}\n//# sourceURL=file:///app/${id}`);
  return `(...all)=>evaluateText(${text})(...all)`;
}

/** Where the module would lie beside the program; its files do not. */
const folderSeen = (id: string): string => `/app/${dirname(id)}`;

function propertyFromModule(id: string, { source, requires }: PackageModule): string {
  const resolved = source.replaceAll(REQUIRE, (whole, quote: string, specifier: string) => {
    const target = requires[specifier];
    return target === undefined ? whole : `require(${quote}${target}${quote})`;
  });
  const code = compiledNow('exports,require,module', resolved.replaceAll('__dirname', JSON.stringify(folderSeen(id))));
  return property(id, isForSome(id) ? compiledLater(id, code) : code);
}

/** An expression: the modules by id. */
export function modulesFrom(modules: ReadonlyMap<string, PackageModule>): string {
  return `{\n${[...modules].map(([id, module]) => propertyFromModule(id, module)).join('')}}`;
}

/**
 * A package of a single lesson: an expression whose value are its modules.
 * @param url what stack traces call the script; a package's own place unless told
 */
export function composePackage(
  name: string,
  modules: ReadonlyMap<string, PackageModule>,
  url = `file:///app/node_modules/${name}/package.js`,
): string {
  return `(${modulesFrom(modules)})\n//# sourceURL=${url}\n`;
}

/**
 * The names that the packages export to an ES module; a module of Node's library tells them itself. Those of our own
 * modules in place of Node's come with the part of the library that a program fetches which imports one of them.
 */
function shippedNames(dump: NodeDump, packages: Packages): Record<string, readonly string[]> {
  const names: Record<string, readonly string[]> = {};
  for (const [name, list] of Object.entries(dump.constants.exportNames)) {
    const entry = packages.entries[name];
    if (entry !== undefined && !name.startsWith('zod')) names[entry] = list;
  }
  return names;
}

/** Node's own, of which some exports need what a page has not. */
const IN_PART = ['buffer', 'http', 'net'];

/** What those export, each by what it is in Node: what ours have not says so when it is used. */
export function exportsOfReplaced({ constants, exportKinds }: NodeDump): TakenFromNode['exports'] {
  return Object.fromEntries(
    [...ALL_REPLACED, ...IN_PART].flatMap((id) => {
      const names = constants.exportNames[`node:${id}`];
      const kinds = exportKinds[`node:${id}`];
      return names === undefined || kinds === undefined ? [] : [[id, { names, kinds }] as const];
    }),
  );
}

function builtinNames({ constants }: NodeDump): readonly string[] {
  return Object.keys(constants.exportNames).flatMap((name) => (name.startsWith('node:') ? [name.slice(5)] : []));
}

/** The number of a provider is its place. */
function shippedAsyncWrap(all: unknown): object {
  const { constants, Providers } = z
    .object({ constants: z.unknown(), Providers: z.record(z.string(), z.number()) })
    .parse(all);
  if (Object.values(Providers).some((number, place) => number !== place)) throw new Error('Providers have gaps.');
  return { constants, providers: Object.keys(Providers).join(' ') };
}

/** Those of OpenSSL, zlib and the tracer belong to modules that are not here; most of `os` comes with that module. */
function shippedConstants(all: unknown): object {
  const { os, fs, internal } = z
    .object({
      os: z.object({ signals: z.unknown(), errno: z.record(z.string(), z.number()) }),
      fs: z.unknown(),
      internal: z.unknown(),
    })
    .parse(all);
  const errno = Object.fromEntries(Object.entries(os.errno).filter(([name]) => name in ERRNO));
  return { os: { signals: os.signals, errno }, fs, crypto: {}, zlib: {}, trace: {}, internal };
}

/** The errors that our bindings bring, with their words, and the numbers of those that Node's library names. */
function shippedErrors(all: unknown, library: ReadonlyMap<string, string>): readonly unknown[] {
  const errors = z.array(z.tuple([z.number(), z.string(), z.string()])).parse(all);
  const text = [...library.values()].join('\n');
  return errors.flatMap(([number, name, words]) => {
    if (name in ERRNO) return [[number, name, words]];
    return new RegExp(`\\bUV_${name}\\b`).test(text) ? [[number, name]] : [];
  });
}

/** What a program gets of the constants with the part of the library that is fetched. */
export function fetchedConstants({ constants }: NodeDump): Readonly<Record<string, unknown>> {
  const { os, crypto } = z.object({ os: z.unknown(), crypto: z.unknown() }).parse(constants['constants']);
  return { os, crypto, uv: constants['uv'] };
}
