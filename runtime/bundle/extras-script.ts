import { build, type Plugin } from 'esbuild';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { z } from 'zod';
import type { NodeDump } from './node-library.ts';
import { projectRoot } from './project.ts';
import { propertyFromLibrary } from './worker-script.ts';

/** The script of the extras: a function that takes what the worker's own script shares. */

const browserFolder = join(projectRoot, 'runtime/browser');

/** The files that `shared.ts` shares, as it names them. */
function sharedFiles(): ReadonlySet<string> {
  const source = readFileSync(join(browserFolder, 'shared.ts'), 'utf8');
  return new Set([...source.matchAll(/^ {2}'([^']+)':/gm)].map(([, name = '']) => name));
}

const sharing: Plugin = {
  name: 'shared-with-the-worker',
  setup(bundler) {
    const shared = sharedFiles();
    bundler.onResolve({ filter: /^\.\.?\/.*\.ts$/ }, ({ path, resolveDir }) => {
      const name = relative(browserFolder, join(resolveDir, path));
      return shared.has(name) ? { path: name, namespace: 'shared' } : undefined;
    });
    bundler.onLoad({ filter: /.*/, namespace: 'shared' }, ({ path }) => ({
      contents: `module.exports=shared[${JSON.stringify(path)}];`,
    }));
  },
};

const ofConstants = z.object({ zlib: z.record(z.string(), z.unknown()) });

/** Modules of Node's library that the extras bring along. */
const MODULES = [
  'zlib',
  'readline',
  'readline/promises',
  'internal/readline/interface',
  'internal/readline/utils',
  'internal/readline/callbacks',
  'internal/readline/promises',
  'internal/readline/emitKeypressEvents',
  'internal/repl/history',
];

async function modulesFrom({ natives }: NodeDump): Promise<string> {
  const properties = await Promise.all(
    MODULES.map(async (id) => propertyFromLibrary(id, z.string().parse(natives[id]))),
  );
  return `{${properties.join('')}}`;
}

export async function composeExtras(dump: NodeDump): Promise<string> {
  const constants = JSON.stringify(ofConstants.parse(dump.constants['constants']).zlib);
  const before = `const extraModules=${await modulesFrom(dump)},zlibConstants=${constants};`;
  const result = await build({
    entryPoints: [join(browserFolder, 'extras.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2024',
    minify: true,
    keepNames: true,
    legalComments: 'none',
    plugins: [sharing],
    alias: { 'sucrase/dist/parser': join(projectRoot, 'node_modules/sucrase/dist/esm/parser') },
  });
  // The name is what a stack trace shows of it: where Node's own loader would be.
  return `(function(shared){${before}${result.outputFiles[0]?.text ?? ''}})\n//# sourceURL=node:internal/modules/cjs/loader\n`;
}
