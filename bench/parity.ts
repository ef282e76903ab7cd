/**
 * `node bench/parity.ts`: one Express program and the same twelve requests, answered by Node, by us in three browsers, and
 * by an open runtime that npm has, which is installed into a temporary folder. `--publish` writes the table to
 * `site/evidence/last-parity.json`, which the page "How this runs" shows.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { engines, openEngineRuntime } from '../e2e/support/engines.ts';
import { nodeRuntime } from '../e2e/support/node-runtime.ts';
import { bareBrowsers, versionOf } from './browsers/bare-browser.ts';
import { launchChromium, visitorIn } from './browsers/visitor.ts';
import { answersOfAlmostnode, NAME } from './others/almostnode.ts';
import { differenceFrom, type Outcome } from './parity/answer.ts';
import { answersOf, certain, programFolder } from './parity/answers.ts';
import { requests } from './parity/requests.ts';
import { serveBench } from './site.ts';

const { values } = parseArgs({ options: { publish: { type: 'boolean', default: false } } });
const root = resolve(import.meta.dirname, '..');
const dist = join(root, 'dist');
if (!existsSync(join(dist, 'runtime'))) throw new Error('Build the site first: npm run build');

const node = nodeRuntime();
const expected = (await answersOf(node)).map(certain);
await node.close();

const chromium = await launchChromium();
const columns: { readonly name: string; readonly answers: readonly Outcome[] }[] = [];
for (const engine of engines) {
  const runtime = await openEngineRuntime(engine, chromium);
  const bare = bareBrowsers.find(({ name }) => name.toLowerCase() === engine.name);
  const named = bare === undefined ? engine.name : `${bare.name} ${versionOf(bare)}`;
  columns.push({ name: `the page, ${named}`, answers: await answersOf(runtime) });
  await runtime.close();
}

const site = await serveBench(dist, join(import.meta.dirname, 'page-script.ts'));
const others = await answersOfAlmostnode(programFolder, { visitor: visitorIn(chromium), site, root });
if (others !== undefined) columns.push({ name: NAME, answers: others });
site.close();
await chromium.close();

const express = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(root, 'node_modules/express/package.json'), 'utf8')));
const table = {
  date: new Date().toISOString().slice(0, 10),
  versions: `Node ${process.versions.node}, Express ${express.version}`,
  runtimes: columns.map(({ name }) => name),
  rows: requests.map(({ method, path, shows }, index) => {
    const answer = certain(expected[index]);
    return {
      request: `${method} ${path}`,
      shows,
      node: answer.status,
      differences: columns.map(({ answers }) => differenceFrom(answer, answers[index] ?? 'no answer')),
    };
  }),
};
for (const { request, shows, node: status, differences } of table.rows) {
  console.log(`${request} (${shows}): ${String(status)}`);
  for (const [index, difference] of differences.entries())
    console.log(`  ${table.runtimes[index] ?? ''}: ${difference === '' ? 'the same' : difference}`);
}
if (values.publish) writeFileSync(join(root, 'site/evidence/last-parity.json'), `${JSON.stringify(table, null, 2)}\n`);
