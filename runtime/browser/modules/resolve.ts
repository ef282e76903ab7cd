import * as volume from '../bindings/files/volume.ts';
import { host } from '../ground/host.ts';
import { hasBuiltin, member } from '../ground/library.ts';
import { builtinNames } from '../ground/node-constants.ts';
import { headerNamed, setHeader } from '../ground/positions/error-headers.ts';
import { moduleExtension } from './extension.ts';
import * as errors from './errors/module-errors.ts';
import type { Resolved } from './resolved.ts';
import { hasOwn } from '../ground/has-own.ts';

/** Where a specifier leads, as Node's resolver for ES modules says. */

export type { Resolved } from './resolved.ts';

/** The packages of this runtime: `express`, `zod`, `zod/v4`, …; put before this script by `runtime/bundle/`. */
declare const packageEntries: Readonly<Record<string, string>>;

/** What every example is likely to import. */
export const commonPackages: readonly string[] = ['express', 'zod'].map((name) => packageEntries[name] ?? '');

/** `zod/v4` is a part of `zod`. */
const packageNames = Object.keys(packageEntries).filter((entry) => nameOfPackage(entry) === entry);

/** Of `@scope/name/part` it is `@scope/name`. */
function nameOfPackage(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** The id of the runtime's own module for a package's specifier. */
export function bundledPackage(specifier: string): string | undefined {
  return hasOwn(packageEntries, specifier) ? packageEntries[specifier] : undefined;
}

function withHeader(error: Error, header: Parameters<typeof headerNamed>[0]): Error {
  setHeader(error, headerNamed(header));
  return error;
}

/** Alone they are names of packages; Node's modules are only there as `node:sqlite` and so on. */
const SCHEME_ONLY: readonly string[] = ['sqlite', 'test', 'test/reporters'];

function resolveBare(specifier: string, parent: string): Resolved {
  if (builtinNames.includes(specifier) && hasBuiltin(specifier) && !SCHEME_ONLY.includes(specifier))
    return { kind: 'builtin', id: specifier };
  const installed = moduleExtension()?.resolveBare(specifier, parent);
  if (installed !== undefined) return installed;
  const entry = bundledPackage(specifier);
  if (entry !== undefined) return { kind: 'package', id: entry };
  const name = nameOfPackage(specifier);
  if (packageNames.includes(name)) throw errors.noSubpath(`.${specifier.slice(name.length)}`, name, parent);
  throw withHeader(errors.packageNotFound(name, parent, packageNames.length), 'missingPackage');
}

/** What `#src/…` stands for by the program's own package.json: an exact key, or one with a single `*`. */
function targetOfImport(specifier: string, parent: string): string {
  const imports = member(JSON.parse(readText('/app/package.json')), 'imports');
  const entries = Object.entries(typeof imports === 'object' && imports !== null ? imports : {});
  // Of several patterns the longest beginning wins, as in Node.
  for (const [key, target] of entries.sort(([a], [b]) => b.indexOf('*') - a.indexOf('*'))) {
    if (typeof target !== 'string') continue;
    if (key === specifier) return target;
    const [before = '', after] = key.split('*');
    if (after === undefined || !specifier.startsWith(before) || !specifier.endsWith(after)) continue;
    return target.replaceAll('*', specifier.slice(before.length, specifier.length - after.length));
  }
  throw errors.importNotDefined(specifier, parent);
}

export function resolve(specifier: string, parent: string): Resolved {
  if (specifier.startsWith('node:')) {
    const id = specifier.slice(5);
    if (!hasBuiltin(id)) throw errors.unknownBuiltin(specifier);
    return { kind: 'builtin', id };
  }
  if (specifier.startsWith('#')) return resolve(targetOfImport(specifier, parent), '/app/package.json');
  const isPath = /^(\.{0,2}\/|\.{1,2}$)/.test(specifier);
  if (!isPath && !specifier.startsWith('file:')) return resolveBare(specifier, parent);
  const base = `file://${parent}`;
  const path = decodeURIComponent(new host.URL(specifier, base).pathname);
  return resolvedFile(existingFile(path, parent));
}

export function resolvedFile(path: string): Resolved {
  return moduleExtension()?.loads(path) === true ? { kind: 'foreign', id: path } : { kind: 'file', path };
}

function existingFile(path: string, parent: string): string {
  try {
    const place = volume.locate(path);
    if (place.node?.kind === 'folder') throw errors.directoryImport(path, parent);
    if (place.node !== undefined) return place.path;
  } catch (error) {
    if (!(error instanceof volume.FileError)) throw error;
  }
  throw withHeader(errors.moduleNotFound(path, parent), 'missingModule');
}

export function readText(path: string): string {
  const node = volume.find(path);
  return node.kind === 'file' ? new host.TextDecoder().decode(node.bytes.subarray(0, node.size)) : '';
}
