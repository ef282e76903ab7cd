/** Makes what every guarded program of one run stands on, and tries whether it denies what it must. */
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type BuildOptions } from 'esbuild';
import type { Engine } from './engine.ts';
import { packageNames } from '../packages.ts';
import { missingDenials } from './denials.ts';
import { furnishRoot, OWN_NODE, OWN_PACKAGES } from './room.ts';
import { findShield, type Shield } from './shield.ts';

/** A part of zod has a name of its own, as in `node_modules`. */
const SPECIFIERS = [...packageNames, 'zod/v4', 'zod/v4/core', 'zod/mini', 'zod/v4-mini'];

const require_ = createRequire(import.meta.url);

function bundleName(specifier: string): string {
  return `${specifier.replaceAll(/[^a-z0-9-]/g, '_')}.mjs`;
}

function isName(name: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(name) && name !== 'default' && name !== 'module.exports';
}

/** All that the package exports, by name, whatever its module system. */
async function entryOf(specifier: string): Promise<string> {
  const module: unknown = await import(specifier);
  if (typeof module !== 'object' || module === null) throw new Error(`${specifier} is no module.`);
  const names = Object.keys(module).filter(isName);
  const hasDefault = 'default' in module;
  const lines = names.map((name, index) => `const n${index} = whole[${JSON.stringify(name)}];`);
  const exported = names.map((name, index) => `n${index} as ${name}`).join(', ');
  return [
    `import * as whole from ${JSON.stringify(specifier)};`,
    ...lines,
    `export { ${exported} };`,
    ...(hasDefault ? ['export default whole.default;'] : []),
    // What `require` gives, where it is no list of names: a function such as that of Express.
    ...(typeof require_(specifier) === 'function'
      ? ["const required = whole.default; export { required as 'module.exports' };"]
      : []),
  ].join('\n');
}

/** @param seen where the program finds the folder */
async function bundlePackages(folder: string, seen: string, projectRoot: string): Promise<void> {
  const sources = join(folder, '.sources');
  mkdirSync(sources, { recursive: true });
  for (const specifier of SPECIFIERS) writeFileSync(join(sources, bundleName(specifier)), await entryOf(specifier));
  const common = {
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node26',
    minify: true,
    keepNames: true,
    legalComments: 'none',
    logLevel: 'silent',
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    nodePaths: [join(projectRoot, 'node_modules')],
  } satisfies BuildOptions;
  // Split: packages that stand on zod share one zod, as in node_modules.
  await build({
    ...common,
    entryPoints: SPECIFIERS.map((specifier) => join(sources, bundleName(specifier))),
    splitting: true,
    banner: { js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);" },
  });
  const addresses = SPECIFIERS.map((specifier) => [specifier, pathToFileURL(join(seen, bundleName(specifier))).href]);
  await build({
    ...common,
    entryPoints: [join(import.meta.dirname, 'preload.ts')],
    define: { PACKAGES: JSON.stringify(Object.fromEntries(addresses)) },
  });
  rmSync(sources, { recursive: true });
}

/** Of all files of a folder with their names. */
function hashOfFolder(folder: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) hash.update(`${name}\n`).update(readFileSync(join(folder, name)));
  return hash.digest('hex');
}

interface PrepareOptions {
  /** The Node that grades, wherever it is. */
  readonly node: string;
  /** An empty folder for this run; whoever gave it removes it. */
  readonly place: string;
  readonly projectRoot: string;
  /** The best that there is unless told. */
  readonly shield?: Shield;
}

export async function prepareEngine({ node, place, projectRoot, shield }: PrepareOptions): Promise<Engine> {
  const root = join(place, 'root');
  const packages = join(root, 'packages');
  let hash = '';
  const engine: Engine = {
    node: join(root, OWN_NODE),
    root,
    packages,
    place: join(place, 'programs'),
    shield: shield ?? findShield(),
    verify() {
      if (hashOfFolder(packages) !== hash)
        throw new Error(`Somebody has changed the packages in ${packages}: what was graded since the start is void.`);
    },
  };
  furnishRoot(root, node);
  mkdirSync(engine.place);
  await bundlePackages(packages, engine.shield === 'none' ? packages : OWN_PACKAGES, projectRoot);
  hash = hashOfFolder(packages);
  // Other user ids pass through, and list nothing.
  for (const folder of [place, engine.place]) chmodSync(folder, 0o711);
  const missing = missingDenials(engine);
  if (missing.length > 0) throw new Error(`This machine does not deny what it must. ${missing.join('; ')}`);
  engine.verify();
  return engine;
}
