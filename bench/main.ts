/**
 * `npm run bench`: speeds of the page beside Node, measured in turns in one run, medians with ratios. Never a test:
 * a figure says something only beside the others of its run, on a machine that does nothing else.
 * `--rounds 3` is for a quick look. `--publish` writes the table to `site/evidence/last-bench.json`, which the page
 * "How this runs" shows.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from '@playwright/test';
import { measureAlmostnode } from './almostnode.ts';
import { bareBrowsers, versionOf } from './bare-browser.ts';
import { rowOfReadingBytes, rowsOfRuntimeBytes } from './bytes.ts';
import { lineFromMeasured } from './measure.ts';
import { measureMemory } from './memory-rows.ts';
import { measureChatter } from './chatter.ts';
import { chooseProgram } from './program.ts';
import { measureRequests } from './requests.ts';
import { serveBench } from './site.ts';
import { measureStarts } from './starts.ts';
import { launchChromium, visitorIn } from './visitor.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '21' }, publish: { type: 'boolean', default: false } },
});
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1)
  throw new Error(`--rounds is a number of 1 or more, not ${values.rounds}.`);

const root = resolve(import.meta.dirname, '..');
const dist = join(root, 'dist');
if (!existsSync(join(dist, 'runtime'))) throw new Error('Build the site first: npm run build');

async function readingScripts(browser: Browser, address: string): Promise<readonly Buffer[]> {
  const page = await browser.newPage();
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') bodies.push(response.body());
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  const scripts = await Promise.all(bodies);
  await page.close();
  return scripts;
}

const program = await chooseProgram(root);
const site = await serveBench(dist, join(import.meta.dirname, 'page-script.ts'));
const address = `${site.origin}/bench`;
const browser = await launchChromium();

const starts = await measureStarts(program, address, rounds);
const requests = await measureRequests(program, address, rounds);
const rows = [
  ...starts.rows,
  ...requests.rows,
  ...(await measureChatter(address, rounds)),
  ...(await measureMemory(program, address)),
  ...rowsOfRuntimeBytes(dist, site.fetchedOfRuntime),
  rowOfReadingBytes(await readingScripts(browser, `${site.origin}/en/${program.lesson}/`)),
  ...(await measureAlmostnode(
    program,
    { visitor: visitorIn(browser), site, root, rounds },
    { start: starts.node, request: requests.nodeMs },
  )),
];
const table = {
  date: new Date().toISOString().slice(0, 10),
  machine: `${cpus().length} × ${cpus()[0]?.model ?? '?'}`,
  versions: [...bareBrowsers.map((each) => `${each.name} ${versionOf(each)}`), `Node ${process.versions.node}`].join(
    ', ',
  ),
  request: `GET ${program.path} of ${program.id}`,
  rows,
};
console.log(
  [`${table.date}, ${table.versions}, ${table.machine}`, table.request, ...rows.map(lineFromMeasured)].join('\n'),
);
if (values.publish) {
  writeFileSync(join(root, 'site', 'evidence', 'last-bench.json'), `${JSON.stringify(table, null, 2)}\n`);
}
await browser.close();
site.close();
