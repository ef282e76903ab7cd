/**
 * What a reader would get elsewhere: almostnode from npm, measured in the same run with the same program. It is no
 * dependency of the project, whose packages would double by it: it is installed into a temporary folder when first
 * needed, and left out where that fails.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { z } from 'zod';
import { diskOfPackages } from '../../e2e/support/disk.ts';
import { sizeOf, sumOf } from '../../e2e/support/runtime-parts.ts';
import { rowOfSize } from '../bytes.ts';
import { measuredFromRow, type MeasuredRow } from '../measure.ts';
import { headersFrom, type Outcome } from '../parity/answer.ts';
import { requests } from '../parity/requests.ts';
import type { Program } from '../program.ts';
import { pageWith, type BenchSite } from '../site.ts';
import { numberFrom, type Visitor } from '../browsers/visitor.ts';

const VERSION = '0.2.14';
export const NAME = `almostnode ${VERSION}`;
const ONE_BY_ONE = 50;

/** The folder whose `node_modules` has it; undefined where it cannot be had. */
function installed(): string | undefined {
  const folder = join(tmpdir(), `express-notebook-almostnode-${VERSION}`);
  if (existsSync(folder)) return folder;
  console.error(`${NAME} is installed into ${folder}, for comparison`);
  const partial = `${folder}.${String(process.pid)}`;
  mkdirSync(partial, { recursive: true });
  const args = ['install', '--prefix', partial, '--ignore-scripts', '--no-audit', '--no-fund', '--fetch-retries=0'];
  const { status, stderr } = spawnSync('npm', [...args, `almostnode@${VERSION}`], {
    encoding: 'utf8',
    timeout: 5 * 60_000,
  });
  if (status !== 0) {
    const [why = 'npm did not say why'] = stderr.match(/^npm error .*$/m) ?? [];
    console.error(`${NAME} could not be installed, so its rows are left out: ${why}`);
    rmSync(partial, { recursive: true, force: true });
    return undefined;
  }
  renameSync(partial, folder);
  return folder;
}

/** It names Node's modules in places that a page never comes to. */
const withoutNode: Plugin = {
  name: 'without-node',
  setup(bundler) {
    bundler.onResolve({ filter: /^node:/ }, ({ path }) => ({ path, namespace: 'nothing' }));
    bundler.onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/** Puts its page on the site, and the packages that the program imports; returns what its script weighs. */
async function putPage(site: BenchSite, folder: string, root: string): Promise<MeasuredRow> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { createContainer } from 'almostnode';
        import './almostnode-page.ts';
        window.almostnode = { createContainer };`,
      resolveDir: import.meta.dirname,
      sourcefile: 'page.js',
    },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    splitting: true,
    outdir: '/almostnode',
    nodePaths: [join(folder, 'node_modules')],
    plugins: [withoutNode],
  });
  for (const { path, contents } of outputFiles) site.put(path, 'text/javascript', contents);
  const files = Object.entries(diskOfPackages(['express', 'zod'], root)).flatMap(([path, file]) =>
    file instanceof Uint8Array && /\.([cm]?js|json)$/.test(path) ? [[`/${path}`, Buffer.from(file).toString()]] : [],
  );
  const packages = JSON.stringify(Object.fromEntries(files));
  site.put('/almostnode/packages.json', 'application/json', packages);
  site.put('/almostnode', 'text/html', pageWith('/almostnode/stdin.js').replace('<script', '<script type="module"'));
  return rowOfSize(
    `${NAME} without Express, zod and TypeScript`,
    sumOf(outputFiles.map(({ contents }) => sizeOf(Buffer.from(contents)))),
  );
}

/** The program as one CommonJS file: almostnode strips no types. */
async function compiled(folder: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(folder, 'main.ts')],
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    packages: 'external',
  });
  return outputFiles[0]?.text ?? '';
}

const headers = z.array(z.tuple([z.string(), z.string()])).readonly();
const told = z.array(z.union([z.string(), z.object({ status: z.int(), headers, body: z.string() })]));

/** Undefined where it cannot be installed. */
export async function answersOfAlmostnode(
  program: string,
  { visitor, site, root }: { readonly visitor: Visitor; readonly site: BenchSite; readonly root: string },
): Promise<readonly Outcome[] | undefined> {
  const folder = installed();
  if (folder === undefined) return undefined;
  await putPage(site, folder, root);
  const page = await visitor.newcomer(`${site.origin}/almostnode`);
  const answers = told.parse(await page.call('otherBench.answers', await compiled(program), requests));
  await page.close();
  return answers.map((each) => (typeof each === 'string' ? each : { ...each, headers: headersFrom(each.headers) }));
}

const started = z.object({ ms: z.number(), status: z.int() });

export async function measureAlmostnode(
  program: Program,
  { visitor, site, root, rounds }: { visitor: Visitor; site: BenchSite; root: string; rounds: number },
  besideNode: { readonly start: readonly number[]; readonly request: readonly number[] },
): Promise<readonly MeasuredRow[]> {
  const folder = installed();
  if (folder === undefined) return [];
  const size = await putPage(site, folder, root);
  const code = await compiled(program.folder);
  const address = `${site.origin}/almostnode`;
  const warm = await visitor.newcomer(address);
  const statuses = new Set<number>();
  const ms: Record<'firstVisit' | 'warm' | 'request', number[]> = { firstVisit: [], warm: [], request: [] };
  const start = async (page: typeof warm): Promise<number> => {
    const told = started.parse(await page.call('otherBench.start', code, program.path));
    statuses.add(told.status);
    return told.ms;
  };
  await start(warm);
  for (let round = 0; round < rounds; round++) {
    const newcomer = await visitor.newcomer(address);
    ms.firstVisit.push(await start(newcomer));
    await newcomer.close();
    ms.warm.push(await start(warm));
    ms.request.push(await numberFrom(warm.call('otherBench.oneByOne', program.path, ONE_BY_ONE)));
  }
  await warm.close();
  const answers = `answers ${[...statuses].join(' and ')}`;
  return [
    measuredFromRow({ what: `${NAME}, ${answers}: first visit`, ms: ms.firstVisit, besideNode: besideNode.start }),
    measuredFromRow({ what: `${NAME}, ${answers}: page at hand`, ms: ms.warm, besideNode: besideNode.start }),
    measuredFromRow({ what: `${NAME}, ${answers}: request`, ms: ms.request, besideNode: besideNode.request }),
    size,
  ];
}
