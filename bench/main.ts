/**
 * `npm run bench`: speeds of the page beside Node, measured in turns in one run, medians with ratios. Never a test:
 * a figure says something only beside the others of its run, on a machine that does nothing else.
 * `--publish` writes the table to `site/evidence/last-bench.json`, which the page "How this runs" shows.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { build } from 'esbuild';
import sirv from 'sirv';
import { readCatalogue } from '#checker/catalogue.ts';
import { findChromium } from '../e2e/support/chromium.ts';
import { rowOfReadingBytes, rowsOfRuntimeBytes } from './bytes.ts';
import { lineFromMeasured, measuredFromRow } from './measure.ts';
import { firstResponseOfNode, requestsOfNode } from './node-start.ts';

const ROUNDS = Number(process.env["ROUNDS"] ?? 21);
const REQUESTS = 1000;

const root = resolve(import.meta.dirname, '..');
const dist = join(root, 'dist');
if (!existsSync(join(dist, 'runtime'))) throw new Error('Build the site first: npm run build');

const { examples } = await readCatalogue(root);
const example = examples.find(({ document }) =>
  Object.values(document.exchanges).some(
    ({ request, response }) => request.method === 'GET' && response.status === 200,
  ),
);
const [path] = Object.values(example?.document.exchanges ?? {}).flatMap(({ request, response }) =>
  request.method === 'GET' && response.status === 200 ? [request.path] : [],
);
if (example === undefined || path === undefined) throw new Error('No example answers a GET with 200.');
const folder = join(root, 'runnable-examples', example.id);
const { files } = example;

const script = await build({
  entryPoints: [join(import.meta.dirname, 'page-script.ts')],
  bundle: true,
  minify: true,
  write: false,
  format: 'iife',
});
const serveDist = sirv(dist, { dev: false });
const server = createServer((request, response) => {
  if (request.url === '/bench.js')
    response.setHeader('content-type', 'text/javascript').end(script.outputFiles[0]?.text);
  else if (request.url === '/bench') {
    response
      .setHeader('content-type', 'text/html')
      .end('<!doctype html><html lang="en"><title>bench</title><body><script src="/bench.js"></script></body></html>');
  } else serveDist(request, response, () => void response.writeHead(404).end());
});
const port = await new Promise<number>((done) => {
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (address !== null && typeof address !== 'string') done(address.port);
  });
});
const origin = `http://127.0.0.1:${port}`;

const executablePath = findChromium();
const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });

async function openBench(from: Pick<Browser, 'newPage'>): Promise<Page> {
  const page = await from.newPage();
  await page.goto(`${origin}/bench`);
  return page;
}

async function readingScripts(): Promise<readonly Buffer[]> {
  const page = await browser.newPage();
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') bodies.push(response.body());
  });
  await page.goto(`${origin}/en/${example?.lesson ?? ''}/`, { waitUntil: 'networkidle' });
  const scripts = await Promise.all(bodies);
  await page.close();
  return scripts;
}

const node: number[] = [];
const spare: number[] = [];
const fresh: number[] = [];
const firstVisit: number[] = [];
const warm = await openBench(browser);
for (let round = 0; round < ROUNDS; round++) {
  node.push(await firstResponseOfNode(folder, path));
  spare.push(await warm.evaluate(([f, p]) => window.pageBench.spare(f, p), [files, path] as const));
  fresh.push(await warm.evaluate(([f, p]) => window.pageBench.fresh(f, p), [files, path] as const));
  // A profile that has never seen the site: nothing cached, no code compiled.
  const newcomer = await browser.newContext();
  const page = await openBench(newcomer);
  firstVisit.push(await page.evaluate(([f, p]) => window.pageBench.firstVisit(f, p), [files, path] as const));
  await newcomer.close();
}
const requestsInPage = await warm.evaluate(([f, p, n]) => window.pageBench.requests(f, p, n), [
  files,
  path,
  REQUESTS,
] as const);
const requestsInNode = await requestsOfNode(folder, path, REQUESTS);

const rows = [
  measuredFromRow({ what: 'node main.ts → first response', ms: node }),
  measuredFromRow({ what: 'Run → first response, spare worker', ms: spare, besideNode: node, aim: 0.1 }),
  measuredFromRow({ what: 'Run → first response, fresh worker', ms: fresh, besideNode: node, aim: 0.6 }),
  measuredFromRow({ what: 'Run → first response, first visit', ms: firstVisit, besideNode: node, aim: 1.5 }),
  measuredFromRow({ what: 'request in Node over loopback', ms: requestsInNode }),
  measuredFromRow({ what: 'request in the page', ms: requestsInPage, besideNode: requestsInNode, aim: 1 }),
  ...rowsOfRuntimeBytes(dist),
  rowOfReadingBytes(await readingScripts()),
];
const table = {
  date: new Date().toISOString().slice(0, 10),
  machine: `${cpus().length} × ${cpus()[0]?.model ?? '?'}`,
  versions: `Chromium ${browser.version()}, Node ${process.versions.node}`,
  request: `GET ${path} of ${example.id}`,
  rows,
};
console.log(
  [`${table.date}, ${table.versions}, ${table.machine}`, table.request, ...rows.map(lineFromMeasured)].join('\n'),
);
if (process.argv.includes('--publish')) {
  writeFileSync(join(root, 'site', 'evidence', 'last-bench.json'), `${JSON.stringify(table, null, 2)}\n`);
}
await browser.close();
server.close();
