import { awaits, newHolder } from '../bindings/async/awaits.ts';
import { keepContextInPromises } from '../bindings/async/promise-context.ts';
import { loadBuiltin } from '../ground/library.ts';
import { constants } from '../ground/node-constants.ts';
import { rememberAddress, rememberSource } from '../ground/positions/sources.ts';
import { hold, release } from '../ground/event-loop.ts';
import { setHeader } from '../ground/positions/error-headers.ts';
import { addressOf } from './address.ts';
import { moduleExtension } from './extension.ts';
import type { FileModule } from './file-module.ts';
import { importMeta } from './import-meta.ts';
import { jsonModule } from './json-module.ts';
import { contextFor, freeName, own, usingScope } from './kept.ts';
import * as errors from './errors/module-errors.ts';
import { REGISTRY, type Body, type Linking } from './linking.ts';
import { missingExport } from './errors/missing-export.ts';
import { readModuleSyntax } from './syntax/module-syntax.ts';
import { withInsertions } from '../ground/positions/insertions.ts';
import { rememberInsertions } from '../ground/positions/moved-columns.ts';
import { readText, resolve, type Resolved } from './resolve.ts';
import { stripTypes, type Stripped } from './syntax/strip-types.ts';
import { TypeScriptError } from './syntax/typescript-error.ts';
import { typescriptHeader } from './errors/typescript-header.ts';

/**
 * Runs a program's files as real ES modules of the browser. Each becomes a blob whose code keeps its lines and
 * columns: imports are blanked where they stand and follow at the end, with the blobs' addresses. Modules that
 * import each other in a circle cannot have each other's address: the extras run them.
 */

const files = new Map<string, FileModule>();
const virtual = new Map<string, string>();
const virtualNames = new Map<string, readonly string[]>();
/** What blobs reach for: the modules that are not files, and what `import.meta` and `import()` stand for. */
const registry: Record<string, unknown> = {};
Object.defineProperty(globalThis, REGISTRY, { value: registry });

function loadFile(path: string, attribute: string | undefined): FileModule {
  const known = files.get(path);
  if (known !== undefined) return known;
  const source = readText(path);
  const extension = /\.[^./]*$/.exec(path)?.[0] ?? '';
  if (extension === '.json') {
    if (attribute !== 'json') throw errors.attributeMissing(path);
    const module = jsonModule(path, source);
    files.set(path, module);
    return module;
  }
  if (!['.ts', '.mts', '.js', '.mjs'].includes(extension)) throw errors.unknownExtension(extension, path);
  const url = `file://${path}`;
  const parts = stripped(source, url);
  const { code, tokens } = parts;
  rememberSource(url, code);
  const context = contextFor(parts, keepsContext);
  if (context !== undefined) rememberInsertions(url, code, context.insertions);
  const syntax = readModuleSyntax(code, tokens);
  const targets = syntax.requests.map(({ specifier }) => resolve(specifier, path));
  const module: FileModule = { path, source, code, syntax, targets, context, url: undefined, names: undefined };
  files.set(path, module);
  return module;
}

function stripped(source: string, url: string): Stripped {
  try {
    return stripTypes(source);
  } catch (error) {
    if (!(error instanceof TypeScriptError)) throw error;
    const shown = errors.syntaxError(error.message, error.code);
    setHeader(shown, typescriptHeader(source, url, error));
    throw shown;
  }
}

function virtualUrl(target: Exclude<Resolved, { kind: 'file' }>): string {
  const key = `${target.kind}:${target.id}`;
  const known = virtual.get(key);
  if (known !== undefined) return known;
  const loaded = target.kind === 'foreign' ? moduleExtension()?.namespaceOf(target.id) : loadBuiltin(target.id);
  const exports: object = typeof loaded === 'function' || (typeof loaded === 'object' && loaded !== null) ? loaded : {};
  const isEsm = target.kind === 'foreign' || Reflect.get(exports, '__esModule') === true;
  const listed = constants.exportNames[target.kind === 'builtin' ? `node:${target.id}` : target.id];
  const names = listed ?? (target.kind === 'builtin' ? ownNames(exports) : Object.keys(exports));
  const values = names.map((name) => (name === 'default' && !isEsm ? exports : exportedValue(exports, name)));
  registry[key] = values;
  virtualNames.set(key, names);
  const lets = names.map((_, index) => `_${String(index)}`).join(',');
  const list = names.map((name, index) => `_${String(index)} as ${JSON.stringify(name)}`).join(',');
  const url = addressOf(
    `const[${lets}]=globalThis[${JSON.stringify(REGISTRY)}][${JSON.stringify(key)}];export{${list}};`,
  );
  virtual.set(key, url);
  return url;
}

/** As Node lists them: what `module.exports` has, and `default`, which is all of it. */
function ownNames(exports: object): readonly string[] {
  return [...new Set([...Object.keys(exports), 'default'])];
}

/** Some of Node's exports load a part that is not here when they are looked at. */
function exportedValue(exports: object, name: string): unknown {
  try {
    return Reflect.get(exports, name);
  } catch {
    return undefined;
  }
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}

function bodyOf(module: FileModule): Body {
  let { code } = module;
  const { requests, metas, dynamicImports } = module.syntax;
  const own: string[] = [];
  for (const { start, end } of requests) code = code.slice(0, start) + blank(code.slice(start, end)) + code.slice(end);
  const replace = (places: readonly number[], length: number, key: string): void => {
    if (places.length === 0) return;
    const name = freeName(module.code, length);
    for (const at of places) code = code.slice(0, at) + name + code.slice(at + length);
    own.push(`${key} as ${name}`);
  };
  replace(
    metas.filter((at) => code.slice(at, at + 11) === 'import.meta'),
    11,
    'meta',
  );
  replace(dynamicImports, 6, 'load');
  if (module.context?.imports) own.push(module.context.imports);
  return { code, own };
}

const underWay = new Set<FileModule>();

function linkFile(module: FileModule): string {
  if (module.url !== undefined) return module.url;
  // Only of files that the program has written itself: for others the extras are there.
  if (underWay.has(module)) throw errors.circleUnseen(module.path);
  underWay.add(module);
  const tail = module.syntax.requests.flatMap((request, index) => {
    const url = urlOfTarget(module.targets[index], request.attribute);
    return url === undefined
      ? []
      : [`${request.clause === '' ? 'import' : `${request.clause} from`}${JSON.stringify(url)};`];
  });
  const { code, own } = bodyOf(module);
  if (own.length > 0) tail.push(`import{${own.join()}}from${JSON.stringify(contextUrl(module.path))};`);
  const whole = withInsertions(code, module.context?.insertions ?? []);
  const ran = addressOf(`${whole}\n${tail.join('')}\n//# sourceURL=file://${module.path}`);
  rememberAddress(ran, `file://${module.path}`);
  underWay.delete(module);
  module.url = ran;
  return ran;
}

function urlOfTarget(target: Resolved | undefined, attribute: string | undefined): string | undefined {
  if (target === undefined) return undefined;
  return target.kind === 'file' ? linkFile(loadFile(target.path, attribute)) : virtualUrl(target);
}

/** Of a file and all that it imports. */
function linkFrom(path: string, attribute?: string): string {
  const module = loadFile(path, attribute);
  if (module.url === undefined) moduleExtension()?.linkCircles(module, linking);
  return linkFile(module);
}

/** What the extras need to run the files of a circle. */
const linking: Linking = { load: loadFile, urlOf: urlOfTarget, valuesOf, bodyOf, ownOf, registry };

/** What a module that is no file exports, by name. */
function valuesOf(target: Exclude<Resolved, { kind: 'file' }>): Readonly<Record<string, unknown>> {
  virtualUrl(target);
  const key = `${target.kind}:${target.id}`;
  const values = registry[key];
  const names = virtualNames.get(key) ?? [];
  return Object.fromEntries(names.map((name, index) => [name, Array.isArray(values) ? values[index] : undefined]));
}

function contextUrl(path: string): string {
  const key = `context:${path}`;
  const known = virtual.get(key);
  if (known !== undefined) return known;
  registry[key] = ownOf(path);
  const made = addressOf(
    `export const{meta,load,awaits,holder,own,using}=globalThis[${JSON.stringify(REGISTRY)}][${JSON.stringify(key)}];`,
  );
  virtual.set(key, made);
  return made;
}

/** What a file has that no other has. */
function ownOf(path: string): Readonly<Record<string, unknown>> {
  const meta = importMeta(path, path === mainPath);
  const load = async (specifier: unknown, options?: { with?: { type?: string } }): Promise<unknown> =>
    importFrom(String(specifier), path, options?.with?.type);
  return { meta, load, awaits, holder: newHolder(), own, using: usingScope };
}

let mainPath = '';

let keepsContext = false;
/** Before the program is loaded: its async context is kept through awaits and promises, too. */
export function keepContext(): void {
  keepsContext = true;
  keepContextInPromises();
}

export async function importFrom(specifier: string, parent: string, attribute: string | undefined): Promise<unknown> {
  const target = resolve(specifier, parent);
  if (target.kind !== 'file') return importUrl(virtualUrl(target), () => undefined);
  const loaded = await importUrl(linkFrom(target.path, attribute), () => undefined);
  return moduleExtension()?.seenFromOutside(loadFile(target.path, attribute)) ?? loaded;
}

/** Imports a blob; `hold`s the program alive until its first line runs. */
async function importUrl(url: string, onStart: () => void): Promise<unknown> {
  hold();
  let started = false;
  const begin = (): void => {
    if (started) return;
    started = true;
    onStart();
    release();
  };
  const key = `start:${url}`;
  registry[key] = begin;
  const entry = addressOf(
    `import${JSON.stringify(addressOf(`globalThis[${JSON.stringify(REGISTRY)}][${JSON.stringify(key)}]();`))};export*from${JSON.stringify(url)};import*as m from${JSON.stringify(url)};export{m as "module.namespace"};`,
  );
  try {
    const loaded: unknown = await import(entry);
    return Reflect.get(Object(loaded), 'module.namespace');
  } catch (error) {
    throw missingExport(error, files.values(), { urlsOf, exportsOf });
  } finally {
    begin();
  }
}

function urlsOf(target: Resolved | undefined): readonly (string | undefined)[] {
  if (target === undefined) return [];
  if (target.kind !== 'file') return [virtual.get(`${target.kind}:${target.id}`)];
  const module = files.get(target.path);
  return [module?.url, module?.names];
}

function exportsOf(target: Resolved | undefined): readonly string[] | undefined {
  if (target?.kind !== 'file')
    return target === undefined ? undefined : virtualNames.get(`${target.kind}:${target.id}`);
  const syntax = files.get(target.path)?.syntax;
  const isWhole = syntax?.requests.every(({ clause }) => !/^export\s*\*\s*(?!as)/.test(clause.trim()));
  return isWhole === true ? syntax?.exports : undefined;
}

/** Every file that was loaded, for the search for a syntax error. */
export function loadedFiles(): readonly FileModule[] {
  return [...files.values()];
}

/** As if it had never been loaded. */
export function forgetFile(path: string): void {
  files.delete(path);
}

/** Evaluates the packages in a worker that waits for its program. */
export async function warmUp(entries: readonly string[]): Promise<void> {
  for (const id of entries) await import(virtualUrl({ kind: 'package', id }));
}

export async function runMain(path: string, onStart: () => void): Promise<void> {
  mainPath = path;
  const extension = moduleExtension();
  if (extension?.loads(path) === true) {
    onStart();
    extension.runMain(path);
    return;
  }
  await importUrl(linkFrom(path), onStart);
}
