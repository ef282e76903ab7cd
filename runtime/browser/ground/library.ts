import { PACKAGE_DATA } from '../package-data.ts';
import type { PackageCode } from '../protocol.ts';
import { host } from './host.ts';
import { hasOwn } from './has-own.ts';

/** Loads Node's own library modules, each once, as Node's own loader does. */

export type ModuleFunction = (
  exports: object,
  require: (id: string) => unknown,
  module: { exports: unknown },
  process: unknown,
  internalBinding: (name: string) => unknown,
  primordials: unknown,
) => void;

/** Node's library and the npm packages by id, put before this script by `runtime/bundle/`. */
declare const nodeLibrary: Record<string, ModuleFunction>;

/** Adds the modules that `runtime/bundle/` made of a package. What the package needs besides is a module, too: its bytes. */
export function addPackage(code: PackageCode): void {
  const { script, data } = code;
  Object.assign(nodeLibrary, host.evaluate(script));
  if (data === undefined) return;
  nodeLibrary[PACKAGE_DATA] = (_exports, _require, module) => {
    module.exports = data;
  };
}

interface Parts {
  readonly process: object;
  readonly primordials: object;
  readonly bindings: Readonly<Record<string, object>>;
  /** Our own modules that stand in for Node's where those would need what a browser has not. */
  readonly standIns: Readonly<Record<string, () => unknown>>;
}

let parts: Parts | undefined;
let onLoad: (() => void) | undefined;
const loaded = new Map<string, { exports: unknown }>();

export function connectLibrary(connected: Parts): void {
  parts = connected;
}

/** @param heard is called before each module is read: a start may be long, and is none that hangs */
export function watchLoads(heard: () => void): void {
  onLoad = heard;
}

export function bindingByName(name: string): object {
  const binding = parts?.bindings[name];
  if (binding === undefined) throw new Error(`No such binding: ${name}`);
  return binding;
}

export function hasBuiltin(id: string): boolean {
  return parts !== undefined && (hasOwn(parts.standIns, id) || hasOwn(nodeLibrary, id));
}

export function loadBuiltin(id: string): unknown {
  const known = loaded.get(id);
  if (known !== undefined) return known.exports;
  if (parts === undefined) throw new Error('The library is not connected yet.');
  onLoad?.();
  const exports = {};
  const module: { exports: unknown } = { exports };
  loaded.set(id, module);
  const standIn = hasOwn(parts.standIns, id) ? parts.standIns[id] : undefined;
  if (standIn !== undefined) {
    module.exports = standIn();
    return module.exports;
  }
  const run = hasOwn(nodeLibrary, id) ? nodeLibrary[id] : undefined;
  if (run === undefined) {
    loaded.delete(id);
    // What a package asks for by a name that it has computed, as a view engine's, comes here, too.
    throw Object.assign(new Error(`Cannot find module '${id}'`), { code: 'MODULE_NOT_FOUND' });
  }
  run(exports, loadBuiltin, module, parts.process, bindingByName, parts.primordials);
  return module.exports;
}

/** From now on these modules of Node's are loaded where ours stood in, over this binding. */
export function addModules(modules: Record<string, ModuleFunction>, bindings: Readonly<Record<string, object>>): void {
  Object.assign(nodeLibrary, modules);
  if (parts === undefined) return;
  const standIns = Object.entries(parts.standIns).filter(([id]) => !hasOwn(modules, id));
  parts = { ...parts, standIns: Object.fromEntries(standIns), bindings: { ...parts.bindings, ...bindings } };
  // All are forgotten before one of them is loaded anew, and brings others.
  const before = Object.keys(modules).map((id) => [id, loaded.get(id)?.exports] as const);
  for (const [id] of before) loaded.delete(id);
  for (const [id, exports] of before) {
    // Packages that hold the stand-in see what it stood for.
    if (typeof exports === 'object' && exports !== null) Object.assign(exports, loadBuiltin(id));
  }
}

/** From now on this is what whoever loads the module gets. */
export function replaceBuiltin(id: string, exports: unknown): void {
  loaded.set(id, { exports });
}

/** Runs a script of Node's that is no module: those that make the primordials. */
export function runScript(id: string, ...args: Parameters<ModuleFunction>): void {
  const run = nodeLibrary[id];
  if (run === undefined) throw new Error(`Node's script ${id} is not part of this runtime.`);
  run(...args);
}

/* eslint-disable @typescript-eslint/consistent-type-imports -- nothing is imported: the modules come from the library */
interface KnownModules {
  readonly events: typeof import('node:events');
  readonly buffer: typeof import('node:buffer');
  readonly util: typeof import('node:util');
  readonly http: typeof import('node:http');
  readonly net: typeof import('node:net');
  readonly stream: typeof import('node:stream');
  readonly timers: typeof import('node:timers');
  readonly url: typeof import('node:url');
  readonly path: typeof import('node:path');
  readonly fs: typeof import('node:fs');
  readonly diagnostics_channel: typeof import('node:diagnostics_channel');
}

/** One of Node's public modules, with the types that @types/node gives it. */
export function builtin<Id extends keyof KnownModules>(id: Id): KnownModules[Id] {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- Node's own library, at the version that the types describe; nothing at run time could check more
  return loadBuiltin(id) as KnownModules[Id];
}

/** A property of a value that no types describe. */
export function member(of: unknown, name: PropertyKey): unknown {
  const holds = (typeof of === 'object' && of !== null) || typeof of === 'function';
  return holds ? Reflect.get(of, name) : undefined;
}

export function callMember(of: unknown, name: PropertyKey, ...args: unknown[]): unknown {
  const found = member(of, name);
  if (typeof found !== 'function') throw new Error(`There is no function ${String(name)}.`);
  return Reflect.apply(found, of, args);
}

export function internalMember(id: string, name: string): unknown {
  return member(loadBuiltin(id), name);
}

/** A function of one of Node's internal modules. */
export function internalFunction(id: string, name: string): (...args: unknown[]) => unknown {
  const found = internalMember(id, name);
  if (typeof found !== 'function') throw new Error(`Node's ${id} has no function ${name}.`);
  return (...args): unknown => Reflect.apply(found, undefined, args);
}
