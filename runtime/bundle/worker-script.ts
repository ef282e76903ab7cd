import { build, transform, type Plugin } from 'esbuild';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { REPLACED } from '../browser/stand-ins/replaced.ts';
import { libraryModules, usedOptions, type NodeDump } from './node-library.ts';
import type { PackageModule, Packages } from './packages.ts';
import { projectRoot } from './project.ts';
import { withoutUnreachedErrors } from './reached-errors.ts';

/** Puts the worker's script together: constants, Node's library, the packages, our own code. */

const PARAMETERS = 'exports,require,module,process,internalBinding,primordials';

/** Names at the top of a module stay, since they show in stack traces and in `util.inspect`. */
async function minified(source: string): Promise<string> {
  const { code } = await transform(source, {
    loader: 'js',
    minify: true,
    target: 'es2024',
    legalComments: 'none',
    platform: 'neutral',
    logLevel: 'silent',
  });
  return code.trimEnd();
}

/** sucrase's parser also knows Flow and JSX; no program of ours is parsed with either. */
const withoutFlowAndJsx: Plugin = {
  name: 'without-flow-and-jsx',
  setup(bundler) {
    bundler.onLoad({ filter: /sucrase\/dist\/esm\/parser\/plugins\/(flow|jsx\/index)\.js$/ }, ({ path }) => {
      const names = readFileSync(path, 'utf8').matchAll(/^export (?:default )?function (\w+)/gm);
      return {
        contents: [...names]
          .map(([, name]) => `export function ${name ?? ''}() { throw new Error('${name ?? ''}'); }`)
          .join('\n'),
      };
    });
  },
};

async function ownScript(): Promise<string> {
  const result = await build({
    entryPoints: [join(projectRoot, 'runtime/browser/worker.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2024',
    minify: true,
    legalComments: 'none',
    plugins: [withoutFlowAndJsx],
    alias: { 'sucrase/dist/parser': join(projectRoot, 'node_modules/sucrase/dist/esm/parser') },
  });
  return result.outputFiles[0]?.text ?? '';
}

export async function composeWorker(dump: NodeDump, packages: Packages): Promise<string> {
  const library = libraryModules(dump, new Set(REPLACED));
  const lines: [line: number, name: string][] = [];
  let script = '"use strict";\n';
  const lineNow = (): number => script.split('\n').length;
  const constants = {
    ...dump.constants,
    options: usedOptions(dump, library),
    exportNames: shippedNames(dump, packages, library),
    constants: shippedConstants(dump.constants['constants']),
  };
  script += `const nodeConstants=JSON.parse(${JSON.stringify(JSON.stringify(constants))});\n`;
  script += `const packageEntries=${JSON.stringify(packages.entries)};\n`;
  let code = '';
  let line = lineNow() + 1;
  const addModule = (id: string, text: string): void => {
    lines.push([line, id]);
    code += text;
    line += text.split('\n').length - 1;
  };
  const own = await ownScript();
  for (const [id, source] of library) {
    const others = (): readonly string[] => [
      own,
      ...[...library].filter(([other]) => other !== id).map(([, text]) => text),
      ...[...packages.modules.values()].map((module) => module.source),
    ];
    const reached = id === 'internal/errors' ? withoutUnreachedErrors(source, others()) : source;
    addModule(id, await propertyFromLibrary(id, reached));
  }
  for (const [id, module] of packages.modules) addModule(id, await propertyFromModule(id, module));
  script += `const nodeLibrary={\n${code}};\n`;
  lines.push([line, '']);
  script += `const scriptLines=${JSON.stringify(lines)};\n`;
  return script + own;
}

export async function propertyFromLibrary(id: string, source: string): Promise<string> {
  return `${JSON.stringify(id)}:function(${PARAMETERS}){${await minified(source)}\n},\n`;
}

async function propertyFromModule(id: string, { source, requires }: PackageModule): Promise<string> {
  const mapped = `require=(q=>i=>q(${JSON.stringify(requires)}[i]??i))(require);`;
  return `${JSON.stringify(id)}:function(exports,require,module){${mapped}${await minified(source)}\n},\n`;
}

/** A package of a single lesson: an expression whose value are its modules. */
/** @param url what stack traces call the script; a package's own place unless told */
export async function composePackage(
  name: string,
  modules: ReadonlyMap<string, PackageModule>,
  url = `file:///app/node_modules/${name}/package.js`,
): Promise<string> {
  const properties = await Promise.all([...modules].map(([id, module]) => propertyFromModule(id, module)));
  return `({\n${properties.join('')}})\n//# sourceURL=${url}\n`;
}

/** Of Node's modules, those that are only there by their whole name; here each is fetched where it is named. */
const SCHEME_ONLY = new Set(['node:sqlite', 'node:test', 'node:test/reporters']);

/**
 * The names that our modules export to an ES module: none for a module of Node's library, which tells them itself,
 * as an ES module of a package does.
 */
function shippedNames(
  dump: NodeDump,
  packages: Packages,
  library: ReadonlyMap<string, string>,
): Record<string, readonly string[]> {
  const replaced: readonly string[] = REPLACED;
  const names: Record<string, readonly string[]> = {};
  for (const [name, list] of Object.entries(dump.constants.exportNames)) {
    const entry = packages.entries[name];
    const id = name.replace(/^node:/, '');
    if (entry === undefined && (library.has(id) || SCHEME_ONLY.has(name))) names[name] = [];
    else if (entry === undefined ? replaced.includes(id) : !name.startsWith('zod')) names[entry ?? name] = list;
  }
  return names;
}

/** Those of OpenSSL, zlib and the tracer belong to modules that are not here. */
function shippedConstants(all: unknown): object {
  const { os, fs, internal } = z.object({ os: z.unknown(), fs: z.unknown(), internal: z.unknown() }).parse(all);
  return { os, fs, crypto: {}, zlib: {}, trace: {}, internal };
}
