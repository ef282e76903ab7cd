import { bundledPackage, readText } from '../modules/resolve.ts';
import { stripTypes } from '../modules/syntax/strip-types.ts';
import { callMember, hasBuiltin, loadBuiltin, member } from '../ground/library.ts';
import { withInsertions, type Insertion } from '../ground/positions/insertions.ts';
import { rememberInsertions } from '../ground/positions/moved-columns.ts';
import { rememberSource } from '../ground/positions/sources.ts';
import { isWebkit } from '../ground/positions/v8-stack.ts';
import { own, stacksFor } from '../modules/kept.ts';
import { COMPILED_BEHIND, compiled } from './compiled.ts';
import { commonJsFromEsm, looksLikeEsm, namespaceFrom, ownImports, REQUIRED_AS, withOwnImports } from './es-module.ts';
import { findRequired, isPath } from './find-module.ts';
import { folderOf, nodeModulesPaths, packageScope } from './package-json.ts';

/** `node:module`'s class Module, as far as programs and the tools of a package's tests reach into it. */

type Require = ((id: string) => unknown) & object;
type Extension = (module: Module, filename: string) => void;

const BEGIN = '(function (exports, require, module, __filename, __dirname';
const END = '\n});';

function notFound(request: string, parent: Module | undefined): Error {
  const stack: string[] = [];
  for (let module = parent; module !== undefined; module = module.parent ?? undefined)
    if (module.filename !== null) stack.push(module.filename);
  const trail = stack.length === 0 ? '' : `\nRequire stack:\n- ${stack.join('\n- ')}`;
  const error = new Error(`Cannot find module '${request}'${trail}`);
  return Object.assign(error, { code: 'MODULE_NOT_FOUND', requireStack: stack });
}

const isEsmFile = (path: string): boolean =>
  /\.m[jt]s$/.test(path) || (/\.[jt]s$/.test(path) && packageScope(path)?.type === 'module');

function withoutPrototype<Value>(): Record<string, Value> {
  const empty: Record<string, Value> = {};
  Reflect.setPrototypeOf(empty, null);
  return empty;
}

export class Module {
  static readonly _cache: Record<string, Module> = withoutPrototype();
  static readonly _pathCache: Record<string, string> = withoutPrototype();
  static readonly _extensions: Record<string, Extension> = withoutPrototype();
  static readonly globalPaths: readonly string[] = [];
  static readonly Module = Module;
  static mainModule: Module | undefined;

  readonly id: string;
  readonly path: string;
  exports: unknown = {};
  filename: string | null = null;
  loaded = false;
  readonly children: Module[] = [];
  paths: string[] = [];
  readonly parent: Module | undefined;
  /** Whether its exports are those of an ES module. */
  isEsm = false;

  constructor(id = '', parent?: Module) {
    this.id = id;
    this.path = folderOf(id);
    Object.defineProperty(this, 'parent', { value: parent, configurable: true, writable: true });
    Object.defineProperty(this, 'isEsm', { value: false, writable: true });
    parent?.children.push(this);
  }

  static _nodeModulePaths(from: string): string[] {
    return nodeModulesPaths(from);
  }

  static _resolveLookupPaths(request: string, parent?: Module): string[] | null {
    if (isBuiltin(request)) return null;
    if (isPath(request) && !request.startsWith('/')) return [parent?.filename ? folderOf(parent.filename) : '.'];
    return parent?.paths ?? [];
  }

  static _findPath(request: string, paths: readonly string[]): string | false {
    return findRequired(request, `${paths[0] ?? '/app'}/x`, paths, Object.keys(Module._extensions)) ?? false;
  }

  static _resolveFilename(request: string, parent?: Module, _isMain?: boolean, options?: unknown): string {
    if (isBuiltin(request)) return request;
    const given = member(options, 'paths');
    const from = Array.isArray(given) ? given.map(String) : undefined;
    const parents = from?.map((folder) => `${folder}/noop.js`) ?? [parent?.filename ?? '/app/[eval]'];
    for (const place of parents) {
      const folders = from === undefined ? (parent?.paths ?? []) : nodeModulesPaths(folderOf(place));
      const found = findRequired(request, place, folders, Object.keys(Module._extensions));
      if (found !== undefined) return found;
    }
    if (bundledPackage(request) !== undefined) return `package:${request}`;
    throw notFound(request, parent);
  }

  static _load(request: string, parent?: Module, isMain = false): unknown {
    if (isBuiltin(request)) {
      const id = request.replace(/^node:/, '');
      return Object.hasOwn(Module._cache, id) && !request.startsWith('node:')
        ? Module._cache[id]?.exports
        : loadBuiltin(id);
    }
    const filename = Module._resolveFilename(request, parent, isMain);
    const known = Module._cache[filename];
    if (known !== undefined) {
      if (parent !== undefined && !parent.children.includes(known)) parent.children.push(known);
      return requiredFrom(known);
    }
    if (filename.startsWith('package:')) return loadBuiltin(bundledPackage(filename.slice(8)) ?? '');
    const module = new Module(filename, parent);
    if (isMain) {
      Object.assign(module, { id: '.' });
      Module.mainModule = module;
      Reflect.set(globalThis.process, 'mainModule', module);
    }
    Module._cache[filename] = module;
    let isWhole = false;
    try {
      module.load(filename);
      isWhole = true;
    } finally {
      if (!isWhole) Reflect.deleteProperty(Module._cache, filename);
    }
    return requiredFrom(module);
  }

  load(filename: string): void {
    this.filename = filename;
    this.paths = nodeModulesPaths(folderOf(filename));
    const extension = Object.keys(Module._extensions)
      .filter((each) => filename.endsWith(each))
      .sort((a, b) => b.length - a.length)[0];
    Module._extensions[extension ?? '.js']?.(this, filename);
    this.loaded = true;
  }

  require(id: string): unknown {
    if (typeof id !== 'string' || id === '') {
      const isText = typeof id === 'string';
      const words = isText
        ? "The argument 'id' must be a non-empty string. Received ''"
        : 'The "id" argument must be of type string.';
      throw Object.assign(new TypeError(words), { code: isText ? 'ERR_INVALID_ARG_VALUE' : 'ERR_INVALID_ARG_TYPE' });
    }
    return Module._load(id, this);
  }

  _compile(content: string, filename: string): void {
    const source = content.replace(/^\uFEFF/, '').replace(/^#!/, '//');
    if (isEsmFile(filename)) {
      this.runEsm(source, filename);
      return;
    }
    try {
      this.run(withOwnImports(source), filename, makeRequire(this), source);
    } catch (error) {
      if (!(error instanceof SyntaxError) || this.isStarted || !looksLikeEsm(source)) throw error;
      this.runEsm(source, filename);
    }
  }

  private isStarted = false;

  private runEsm(source: string, filename: string): void {
    this.isEsm = true;
    this.run(commonJsFromEsm(source), filename, (id: string) => importedFrom(id, this));
  }

  private run(code: string, filename: string, require: unknown, shown = code): void {
    const url = this.isEsm ? `file://${filename}` : filename;
    const stacks = stacksOf(code, filename);
    const given = [...ownImports(filename, this.id === '.'), ...stacks.own];
    const head = `${BEGIN}${given.map(([name]) => `, ${name}`).join('')}) { `;
    rememberSource(url, shown, COMPILED_BEHIND + head.length);
    if (stacks.insertions.length > 0) rememberInsertions(url, code, stacks.insertions);
    const wrapped = compiledAt(filename, `${head}${withInsertions(code, stacks.insertions)}${END}`, url);
    this.isStarted = true;
    if (typeof wrapped !== 'function') return;
    const values = [this.exports, require, this, filename, folderOf(filename), ...given.map(([, value]) => value)];
    Reflect.apply(wrapped, this.isEsm ? undefined : this.exports, values);
  }
}

interface Stacks {
  readonly insertions: readonly Insertion[];
  readonly own: readonly (readonly [name: string, value: unknown])[];
}

/** What keeps the stacks of a file of the program's own; a package's errors are caught in one of those, or shown so. */
function stacksOf(code: string, filename: string): Stacks {
  const none: Stacks = { insertions: [], own: [] };
  if (!isWebkit || filename.includes('/node_modules/')) return none;
  try {
    const kept = stacksFor(stripTypes(code));
    return kept === undefined ? none : { insertions: kept.insertions, own: [[kept.name, own]] };
  } catch {
    // What is wrong with the text is told where it is compiled.
    return none;
  }
}

/** Node, too, names the file above the error. */
function compiledAt(filename: string, text: string, url: string): unknown {
  try {
    return compiled(text, url);
  } catch (error) {
    if (error instanceof SyntaxError) error.stack = `${filename}\n\n${error.stack ?? ''}`;
    throw error;
  }
}

export function isBuiltin(request: string): boolean {
  const id = request.replace(/^node:/, '');
  // Node's own parts of it are nobody's to require.
  return !id.startsWith('internal/') && hasBuiltin(id);
}

function requiredFrom(module: Module): unknown {
  if (!module.isEsm) return module.exports;
  const { exports } = module;
  return member(exports, REQUIRED_AS) ?? exports;
}

/** What an ES module sees of what it imports. */
export function importedFrom(request: string, parent: Module): unknown {
  const exports = parent.require(request);
  const known = isBuiltin(request) ? undefined : Module._cache[Module._resolveFilename(request, parent)];
  return known?.isEsm === true ? known.exports : namespaceFrom(exports);
}

function makeRequire(module: Module): Require {
  const require = (id: string): unknown => module.require(id);
  const resolve = (request: string, options?: unknown): string =>
    Module._resolveFilename(request, module, false, options);
  Object.assign(resolve, { paths: (request: string) => Module._resolveLookupPaths(request, module) });
  return Object.assign(require, {
    resolve,
    main: Module.mainModule,
    extensions: Module._extensions,
    cache: Module._cache,
  });
}

export function createRequire(from: unknown): Require {
  const path = decodeURIComponent(String(from).replace(/^file:\/\//, ''));
  const module = new Module(path);
  module.filename = path;
  module.paths = nodeModulesPaths(path.endsWith('/') ? path.slice(0, -1) : folderOf(path));
  return makeRequire(module);
}

function readCode(filename: string): string {
  const source = readText(filename);
  return /\.[cm]?ts$/.test(filename) ? stripTypes(source).code : source;
}

Module._extensions['.js'] = (module, filename) => callMember(module, '_compile', readCode(filename), filename);
Module._extensions['.json'] = (module, filename) => {
  try {
    module.exports = JSON.parse(readText(filename).replace(/^\uFEFF/, ''));
  } catch (error) {
    if (error instanceof Error) error.message = `${filename}: ${error.message}`;
    throw error;
  }
};
Module._extensions['.node'] = (_module, filename) => {
  throw Object.assign(new Error(`${filename}: native addons cannot run in a page`), { code: 'ERR_DLOPEN_FAILED' });
};
for (const extension of ['.cjs', '.mjs', '.ts', '.cts', '.mts']) {
  Object.defineProperty(Module._extensions, extension, {
    value: Module._extensions['.js'],
    writable: true,
    configurable: true,
    enumerable: extension === '.ts' || extension === '.mjs',
  });
}
