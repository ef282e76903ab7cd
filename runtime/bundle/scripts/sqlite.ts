import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { PACKAGE_DATA } from '../../browser/package-data.ts';
import { composePackage } from './worker-script.ts';
import { projectRoot } from '../project.ts';

/** The script of `node:sqlite` and the engine that it needs, both fetched only for a program that imports it. */

export const sqliteFolder = join(projectRoot, 'node_modules/@sqlite.org/sqlite-wasm');

export function readSqliteWasm(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(join(sqliteFolder, 'dist/sqlite3.wasm')));
}

export async function composeSqlite(): Promise<string> {
  const result = await build({
    entryPoints: [join(projectRoot, 'runtime/browser/sqlite.ts')],
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    target: 'es2024',
    metafile: true,
  });
  const imported = Object.values(result.metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
  const requires = Object.fromEntries(
    imported.filter((path) => isBuiltin(path)).map((path) => [path, path.replace(/^node:/, '')]),
  );
  const source = `${result.outputFiles[0]?.text ?? ''}
module.exports = module.exports.createSqlite(require(${JSON.stringify(PACKAGE_DATA)}));`;
  return composePackage('sqlite', new Map([['sqlite', { source, requires }]]), 'node:sqlite');
}
