import { build, type Plugin } from 'esbuild';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { minifiedScript } from '../passes/minify.ts';
import { projectRoot } from '../project.ts';
import { sucraseSource } from '../passes/sucrase-source.ts';

/** The script of a part of the runtime that only some programs need: a function that takes what the worker's own script shares. */

const browserFolder = join(projectRoot, 'runtime/browser');

/** The files that `worker/shared.ts` shares, as it names them. */
function sharedFiles(): ReadonlySet<string> {
  const source = readFileSync(join(browserFolder, 'worker/shared.ts'), 'utf8');
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
    bundler.onLoad({ filter: /^/, namespace: 'shared' }, ({ path }) => ({
      contents: `module.exports=shared[${JSON.stringify(path)}];`,
    }));
  },
};

export interface PartOptions {
  /** Declarations that stand before the part's own code. */
  readonly before: string;
  /** What a stack trace shows of it: where Node's own code for the same would be. */
  readonly url: string;
}

/** @param entry the part's file in `runtime/browser/` */
export async function composePart(entry: string, { before, url }: PartOptions): Promise<string> {
  const result = await build({
    entryPoints: [join(browserFolder, entry)],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2024',
    keepNames: true,
    legalComments: 'none',
    plugins: [sharing, sucraseSource],
    alias: { 'sucrase/dist/parser': join(projectRoot, 'node_modules/sucrase/dist/esm/parser') },
  });
  return `(function(shared){${before}${minifiedScript(result.outputFiles[0]?.text ?? '')}})\n//# sourceURL=${url}\n`;
}
