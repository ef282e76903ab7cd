import { readdirSync, readFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { join, relative } from 'node:path';
import { REQUIRE, type PackageModule } from '../packages.ts';
import { composePart } from './part-script.ts';
import { projectRoot } from '../project.ts';
import { modulesFrom } from './worker-script.ts';

/** The script of all of iconv-lite's encodings, whose tables the worker's own script leaves out. */

const folder = join(projectRoot, 'node_modules/iconv-lite/encodings');

function moduleFrom(file: string): PackageModule {
  const text = readFileSync(file, 'utf8');
  if (file.endsWith('.json')) return { source: `module.exports=${text}`, requires: {} };
  const require = createRequire(file);
  const requires = [...text.matchAll(REQUIRE)].map(([, , specifier = '']): [string, string] => [
    specifier,
    isBuiltin(specifier) ? specifier : relative(projectRoot, require.resolve(specifier)),
  ]);
  return { source: text, requires: Object.fromEntries(requires) };
}

export async function composeEncodings(): Promise<string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.js(on)?$/.test(name));
  // The last: where it was loaded before, it is loaded anew, from all others.
  files.sort((a, b) => Number(a === 'index.js') - Number(b === 'index.js'));
  const modules = new Map(
    files.map((name) => [relative(projectRoot, join(folder, name)), moduleFrom(join(folder, name))] as const),
  );
  return composePart('encodings.ts', {
    before: `const evaluateText=eval,encodingModules=${modulesFrom(modules)};`,
    url: 'file:///app/node_modules/iconv-lite/encodings/index.js',
  });
}
