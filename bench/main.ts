/**
 * `npm run bench`: speeds of the page beside Node, measured in turns in one run, medians with ratios. Never a test:
 * a figure says something only beside the others of its run, on a machine that does nothing else.
 * `--rounds 3` is for a quick look, `--lighthouse` for what Lighthouse says alone. `--publish` writes the table to `site/evidence/last-bench.json`, which the page
 * "How this runs" shows.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from '@playwright/test';
import { readCatalogue } from '#checker/catalogue.ts';
import { measureAlmostnode } from './others/almostnode.ts';
import { bareBrowsers, versionOf } from './browsers/bare-browser.ts';
import { rowOfReadingBytes, rowsOfRuntimeBytes } from './bytes.ts';
import { judgeByLighthouse } from './lighthouse.ts';
import { lineFromMeasured, type MeasuredRow } from './measure.ts';
import { measureMemory } from './memory/memory-rows.ts';
import { measureChatter } from './speed/chatter.ts';
import { chooseProgram } from './program.ts';
import { measureRequests } from './speed/requests.ts';
import { serveAsStarted } from './served-site.ts';
import { serveBench } from './site.ts';
import { measureStarts } from './speed/starts.ts';
import { launchChromium, visitorIn } from './browsers/visitor.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '21' },
    publish: { type: 'boolean', default: false },
    lighthouse: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
if (values.help) {
  console.log(
    'npm run bench      speeds of the page beside Node, as medians with ratios, from one run on an idle machine',
  );
  console.log('  --rounds 3       a quick look, where 21 are a measurement');
  console.log('  --lighthouse     only what Lighthouse says; its reports are kept in .recorded/lighthouse/');
  console.log('  --publish        writes the table that the page "How this runs" shows');
  process.exit(0);
}
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

async function lighthouseRows(): Promise<readonly MeasuredRow[]> {
  const started = await serveAsStarted(root);
  const { assignments } = await readCatalogue(root);
  const pages = [
    { name: 'front page', path: '/en/' },
    { name: 'lesson', path: `/en/${program.lesson}/` },
    { name: 'assignment', path: `/en/assignments/${assignments[0]?.id ?? ''}/` },
    { name: 'scratch', path: '/en/scratch/' },
  ];
  const judged = await judgeByLighthouse(started.origin, pages, join(root, '.recorded', 'lighthouse'));
  started.close();
  return judged;
}

if (values.lighthouse) {
  console.log((await lighthouseRows()).map(lineFromMeasured).join('\n'));
  process.exit(0);
}
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
  ...(await lighthouseRows()),
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
