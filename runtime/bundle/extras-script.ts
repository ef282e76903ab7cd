import { build, type Plugin } from 'esbuild';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { projectRoot } from './project.ts';

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

export async function composeExtras(): Promise<string> {
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
  return `(function(shared){${result.outputFiles[0]?.text ?? ''}})\n//# sourceURL=node:internal/modules/cjs/loader\n`;
}
