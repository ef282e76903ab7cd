import { Module, createRequire, isBuiltin } from './extras/commonjs.ts';
import { linkCircles, seenFromOutside } from './extras/circles.ts';
import { namespaceFrom, REQUIRED_AS } from './extras/es-module.ts';
import { findImported } from './extras/find-module.ts';
import { packageScope } from './extras/package-json.ts';
import { giveDisposal, usingScope } from './extras/using/disposal.ts';
import { usingInsertions } from './extras/using/lower-using.ts';
import { lowerUsing } from './modules/kept.ts';
import { giveZlibConstants, zlibBinding } from './extras/zlib/zlib-binding.ts';
import { extendModules } from './modules/extension.ts';
import { builtinNames } from './ground/node-constants.ts';
import { addModules, loadBuiltin, replaceBuiltin, type ModuleFunction } from './ground/library.ts';

/**
 * What only some programs need: packages on the disk, CommonJS, and `using` where the engine does not know it. A script
 * of its own, which the page fetches for a program that has one of them; see `page/needs-extras.ts`.
 */

/** Put before it by `runtime/bundle/scripts/extras-script.ts`: modules of Node's library, and zlib's constants. */
declare const extraModules: Record<string, ModuleFunction>;
declare const zlibConstants: unknown;

const isInPackage = (path: string): boolean => path.includes('/node_modules/');

/** The program's own ES modules stay the browser's; all else runs here. */
function loads(path: string): boolean {
  if (/\.c[jt]s$/.test(path) || isInPackage(path)) return true;
  if (/\.m[jt]s$/.test(path) || !/\.[jt]s$|\/[^./]+$/.test(path)) return false;
  return packageScope(path)?.type !== 'module';
}

const mainOf = (path: string): Module => {
  const parent = new Module('/app/import');
  parent.filename = path;
  return parent;
};

extendModules({
  loads,
  resolveBare: (specifier, parent) => {
    const path = findImported(specifier, parent);
    return path === undefined ? undefined : { kind: 'foreign', id: path };
  },
  namespaceOf: (path) => {
    const exports = Module._load(path, mainOf(path));
    const module = Module._cache[path];
    const namespace: unknown = module?.isEsm === true ? module.exports : namespaceFrom(exports);
    if (typeof namespace !== 'object' || namespace === null) return {};
    return Object.fromEntries(
      Object.entries(namespace).map(([name, value]: [string, unknown]) => [
        name === REQUIRED_AS ? 'module.exports' : name,
        value,
      ]),
    );
  },
  linkCircles,
  seenFromOutside,
  runMain: (path) => void Module._load(path, undefined, true),
});

if (!('DisposableStack' in globalThis)) {
  giveDisposal();
  lowerUsing({ insertions: usingInsertions, scope: usingScope });
}

// JSON knows no such number.
giveZlibConstants({ ...Object(zlibConstants), Z_MAX_CHUNK: Infinity });
addModules(extraModules, { zlib: zlibBinding });

const before: unknown = loadBuiltin('module');
const builtinModules = [...builtinNames];
replaceBuiltin('module', Object.assign(Module, before, { Module, createRequire, isBuiltin, builtinModules }));
// What a page has not is not enumerable, and stays so.
for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(Object(before)))) {
  if (!(name in Module)) Object.defineProperty(Module, name, descriptor);
}
