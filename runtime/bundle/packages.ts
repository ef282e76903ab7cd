import { build } from 'esbuild';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { packageNames, packagesBesideExpress, packagesWhenNamed } from '../packages.ts';
import { projectRoot } from './project.ts';

/**
 * The npm packages that a program can import: express and those that are fetched as their own files,
 * unmodified; zod as one script. */

export interface PackageModule {
  readonly source: string;
  /** What each `require` of this module means. */
  readonly requires: Readonly<Record<string, string>>;
}

export interface Packages {
  readonly modules: ReadonlyMap<string, PackageModule>;
  /** The modules of each package that only some programs import, by its name. */
  readonly fetched: ReadonlyMap<string, ReadonlyMap<string, PackageModule>>;
  /** The module behind each specifier. */
  readonly entries: Readonly<Record<string, string>>;
  readonly versions: Readonly<Record<string, string>>;
  readonly licenses: Readonly<Record<string, string>>;
  /** The folders of all packages whose code is in it, for their licences. */
  readonly folders: readonly string[];
}

const packageJson = z.looseObject({
  name: z.string(),
  version: z.string(),
  license: z.string().optional(),
  dependencies: z.record(z.string(), z.string()).optional(),
});

export function readPackage(folder: string): z.infer<typeof packageJson> {
  return packageJson.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
}

/**
 * The tables of encodings other than UTF-8, UTF-16, UTF-32 and Latin-1 come with `encodings-script.ts`.
 * `object-inspect` only words an assertion that its one user, `side-channel`, never fails.
 */
const LEFT_OUT: readonly [file: RegExp, instead: string][] = [
  [/debug\/src\/browser\.js$/, 'module.exports = {};'],
  [/iconv-lite\/encodings\/dbcs-codec\.js$/, 'module.exports = {};'],
  [/object-inspect\/index\.js$/, 'module.exports = String;'],
  [/iconv-lite\/encodings\/tables\//, '[]'],
  [/iconv-lite\/encodings\/(dbcs-data|utf7)\.js$/, 'module.exports = {};'],
  [/iconv-lite\/encodings\/sbcs-data\.js$/, aliasesOfLatin1()],
  [
    /iconv-lite\/encodings\/sbcs-data-generated\.js$/,
    'module.exports = { iso88591: { type: "_sbcs", chars: String.fromCharCode(...Array.from({ length: 128 }, (_, i) => 128 + i)) } };',
  ],
];

function aliasesOfLatin1(): string {
  const all = z
    .record(z.string(), z.unknown())
    .parse(createRequire(join(projectRoot, 'package.json'))('iconv-lite/encodings/sbcs-data'));
  const aliases = Object.entries(all).filter(([, of]) => of === 'ascii' || of === 'iso88591');
  return `module.exports = ${JSON.stringify(Object.fromEntries(aliases))};`;
}

function readSource(file: string): string {
  const instead = LEFT_OUT.find(([pattern]) => pattern.test(file))?.[1];
  const source = instead ?? readFileSync(file, 'utf8');
  if (/mime-db\/db\.json$/.test(file)) return linesFromMimeDb(source);
  return file.endsWith('.json') ? `module.exports=${source}` : source;
}

/**
 * The table of media types as lines, two kilobytes less than as JSON. Of a type, express and what it stands on read
 * where it comes from, its extensions and its charset; one with neither of the last two is treated as one that is
 * not in the table at all.
 */
function linesFromMimeDb(mimeDb: string): string {
  const types = z
    .record(
      z.string(),
      z.object({ source: z.string(), extensions: z.array(z.string()), charset: z.string() }).partial(),
    )
    .parse(JSON.parse(mimeDb));
  const groups = new Map<string, string[]>();
  for (const [type, { source = '', extensions, charset = '' }] of Object.entries(types)) {
    if (extensions === undefined && charset === '') continue;
    const [top = '', sub = ''] = type.split('/');
    const group = [source, top, charset].join(' ');
    groups.set(group, [...(groups.get(group) ?? []), [sub, ...(extensions ?? [])].join(' ')]);
  }
  const lines = [...groups].map(([group, members]) => [group, ...members].join('|'));
  return `const types = {};
for (const line of ${JSON.stringify(lines.join('\n'))}.split('\\n')) {
  const members = line.split('|');
  const [source, top, charset] = members[0].split(' ');
  for (let i = 1; i < members.length; i++) {
    const [sub, ...extensions] = members[i].split(' ');
    const type = (types[top + '/' + sub] = {});
    if (source !== '') type.source = source;
    if (charset !== '') type.charset = charset;
    if (extensions.length > 0) type.extensions = extensions;
  }
}
module.exports = types;`;
}

const COMPRESSIBLE_TYPES = 'node_modules/mime-db/compressible.js';

/** `compressible` alone reads whether a type is worth compressing: it gets a table of that, which only it fetches. */
function compressibleTypes(): PackageModule {
  const mimeDb = createRequire(join(projectRoot, 'package.json')).resolve('mime-db/db.json');
  const types = z
    .record(z.string(), z.object({ compressible: z.boolean().optional() }))
    .parse(JSON.parse(readFileSync(mimeDb, 'utf8')));
  const told = Object.entries(types).filter(([, { compressible }]) => compressible !== undefined);
  return { source: `module.exports=${JSON.stringify(Object.fromEntries(told))}`, requires: {} };
}

const ZOD_ENTRIES = ['zod', 'zod/v4', 'zod/v4/core'];
export function needsWholeLibrary(name: string): boolean {
  return packagesBesideExpress.some((each) => each === name);
}

export const REQUIRE = /\brequire\(\s*(['"])([^'"]+)\1\s*\)/g;

function packageFolder(file: string): string {
  let folder = dirname(file);
  while (!(existsSync(join(folder, 'package.json')) && dirname(folder).match(/node_modules(\/@[^/]+)?$/)))
    folder = dirname(folder);
  return folder;
}

function collectCommonJs(entry: string, modules: Map<string, PackageModule>, folders: Set<string>): string {
  const id = relative(projectRoot, entry);
  if (modules.has(id)) return id;
  const source = readSource(entry);
  const requires: Record<string, string> = {};
  modules.set(id, { source, requires });
  folders.add(packageFolder(entry));
  if (entry.endsWith('.json')) return id;
  const require = createRequire(entry);
  const { name, dependencies = {} } = readPackage(packageFolder(entry));
  for (const [, , specifier] of source.matchAll(REQUIRE)) {
    if (specifier === undefined) continue;
    if (name === 'compressible' && specifier === 'mime-db') {
      modules.set(COMPRESSIBLE_TYPES, compressibleTypes());
      requires[specifier] = COMPRESSIBLE_TYPES;
    } else if (isBuiltin(specifier)) requires[specifier] = specifier.replace(/^node:/, '');
    else if (ZOD_ENTRIES.includes(specifier)) requires[specifier] = zodEntry(specifier);
    else if (isInstalled(specifier, { ...dependencies, [name]: '' })) {
      const target = resolveOptional(require, specifier);
      if (target !== undefined) requires[specifier] = collectCommonJs(target, modules, folders);
    }
  }
  return id;
}

/** What a package would like to have and does not depend on is here only by chance; it may name itself. */
function isInstalled(specifier: string, known: Readonly<Record<string, string>>): boolean {
  if (specifier.startsWith('.')) return true;
  const [scope = '', name = ''] = specifier.split('/');
  return (scope.startsWith('@') ? `${scope}/${name}` : scope) in known;
}

/** Some packages give `require` an ES module that only passes on a CommonJS file; the file itself is wanted here. */
function behindWrapper(file: string): string {
  if (!file.endsWith('.mjs')) return file;
  const target = /^import (\w+) from '([^']+)';\s*export default \1;/m.exec(readFileSync(file, 'utf8'))?.[2];
  if (target === undefined) throw new Error(`${file} is an ES module, which the worker cannot require.`);
  return join(dirname(file), target);
}

/** A package may try to require another that need not be there. */
function resolveOptional(require: NodeJS.Require, specifier: string): string | undefined {
  try {
    return behindWrapper(require.resolve(specifier));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

const zodEntry = (specifier: string): string => `node_modules/${specifier}.entry.js`;
const LOCALES = ['en', 'ko'];

async function bundleZod(): Promise<string> {
  const contents = ZOD_ENTRIES.map((entry, index) => `export * as e${String(index)} from '${entry}';`).join('\n');
  const result = await build({
    stdin: { contents, resolveDir: projectRoot },
    bundle: true,
    write: false,
    format: 'cjs',
    target: 'es2024',
    legalComments: 'none',
    minify: true,
    plugins: [
      {
        name: 'two-locales',
        setup(bundler) {
          // All but two of zod's languages are left out: they are more than half of it.
          bundler.onLoad({ filter: /zod\/v4\/locales\/index\.js$/ }, () => ({
            contents: LOCALES.map((locale) => `export { default as ${locale} } from './${locale}.js';`).join('\n'),
          }));
        },
      },
    ],
  });
  return result.outputFiles[0]?.text ?? '';
}

export async function collectPackages(): Promise<Packages> {
  const require = createRequire(join(projectRoot, 'package.json'));
  const modules = new Map<string, PackageModule>();
  const folders = new Set<string>();
  const entries: Record<string, string> = {};
  entries['express'] = collectCommonJs(require.resolve('express'), modules, folders);
  modules.set('node_modules/zod/index.js', { source: await bundleZod(), requires: {} });
  ZOD_ENTRIES.forEach((entry, index) => {
    const id = zodEntry(entry);
    modules.set(id, {
      source: `module.exports=require("zod").e${String(index)}`,
      requires: { zod: 'node_modules/zod/index.js' },
    });
    entries[entry] = id;
  });
  folders.add(join(projectRoot, 'node_modules/zod'));
  const fetched = new Map<string, ReadonlyMap<string, PackageModule>>();
  for (const name of packagesWhenNamed) {
    const own = new Map(modules);
    entries[name] = collectCommonJs(require.resolve(name), own, folders);
    for (const id of modules.keys()) own.delete(id);
    fetched.set(name, own);
  }
  const read = packageNames.map((name) => readPackage(join(projectRoot, 'node_modules', name)));
  return {
    modules,
    fetched,
    entries,
    versions: Object.fromEntries(read.map(({ name, version }) => [name, version])),
    licenses: Object.fromEntries(read.map(({ name, license = '' }) => [name, license])),
    folders: [...folders].sort(),
  };
}
