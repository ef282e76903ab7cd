/** What every guarded program of one run stands on: the Node that grades, and the packages, each in one file. */
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type BuildOptions } from 'esbuild';
import { findShield, type Shield } from './shield.ts';

export interface Engine {
  readonly node: string;
  /** The folder of the bundles and of the preload. */
  readonly packages: string;
  /** Where programs get their folders. */
  readonly place: string;
  readonly shield: Shield;
}

const PACKAGES = ['express', 'zod', 'yaml', 'zod-openapi', '@asteasolutions/zod-to-openapi'];

function bundleName(specifier: string): string {
  return `${specifier.replaceAll(/[^a-z-]/g, '_')}.mjs`;
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
  ].join('\n');
}

async function bundlePackages(folder: string, projectRoot: string): Promise<void> {
  const sources = join(folder, '.sources');
  mkdirSync(sources, { recursive: true });
  for (const specifier of PACKAGES) writeFileSync(join(sources, bundleName(specifier)), await entryOf(specifier));
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
    entryPoints: PACKAGES.map((specifier) => join(sources, bundleName(specifier))),
    splitting: true,
    banner: { js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);" },
  });
  const addresses = PACKAGES.map((specifier) => [specifier, pathToFileURL(join(folder, bundleName(specifier))).href]);
  await build({
    ...common,
    entryPoints: [join(import.meta.dirname, 'preload.ts')],
    define: { PACKAGES: JSON.stringify(Object.fromEntries(addresses)) },
  });
  rmSync(sources, { recursive: true });
}

/** A program that runs under other rights may not reach the one in the project's folder. */
function placeNode(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  try {
    linkSync(from, to);
  } catch {
    // Another file system, or one without links.
    copyFileSync(from, to);
  }
  chmodSync(to, 0o755);
}

/** What must be refused, and what it was answered; run under the very flags of a program. */
const PROBE = `
import fs from 'node:fs'; import net from 'node:net'; import cp from 'node:child_process'; import { Worker } from 'node:worker_threads';
const code = (act) => { try { act(); return 'allowed'; } catch (error) { return error.code; } };
const later = (act) => new Promise((done) => { try { act().once('error', (error) => done(error.code)).once('connect', () => done('allowed')); } catch (error) { done(error.code); } });
console.log(JSON.stringify({
  read: code(() => fs.readFileSync('/etc/passwd')), write: code(() => fs.writeFileSync('/tmp/express-notebook-probe', '')),
  process: code(() => cp.spawnSync('/bin/true')), worker: code(() => new Worker('', { eval: true })), listen: code(() => net.createServer().listen(0)),
  tcp: await later(() => net.connect(9, '127.0.0.1')), unix: await later(() => net.connect('/tmp/express-notebook-no-such')),
}));
process.exit(0);
`;

/** Empty where this Node denies what it must. Says by name what it lets through. */
export function missingDenials(node: string): readonly string[] {
  const { stdout, stderr } = spawnSync(node, ['--permission', '--input-type=module', '-e', PROBE], {
    env: {},
    encoding: 'utf8',
    timeout: 20_000,
  });
  const line = stdout.trim();
  if (!line.startsWith('{')) return [`all: it does not know the permission model (${stderr.trim().slice(0, 200)})`];
  const answers: unknown = JSON.parse(line);
  if (typeof answers !== 'object' || answers === null) return ['all: no answer'];
  return Object.entries(answers)
    .filter(([, answer]) => answer !== 'ERR_ACCESS_DENIED')
    .map(([what, answer]) => `${what}: ${String(answer)}`);
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
  const engine: Engine = {
    node: join(place, 'engine', 'node'),
    packages: join(place, 'packages'),
    place: join(place, 'programs'),
    shield: shield ?? findShield(),
  };
  placeNode(node, engine.node);
  const missing = missingDenials(engine.node);
  if (missing.length > 0) throw new Error(`This Node does not deny what it must. ${missing.join('; ')}`);
  mkdirSync(engine.place);
  await bundlePackages(engine.packages, projectRoot);
  // Other user ids pass through, and list nothing.
  for (const folder of [place, engine.place]) chmodSync(folder, 0o711);
  return engine;
}
