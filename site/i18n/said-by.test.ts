import { deepEqual, equal } from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { readExamples } from '#checker/catalogue.ts';
import { roughRequests } from '#checker/rough-requests.ts';
import { differences } from '#runtime/differences.ts';
import { z } from 'zod';
import { lastParity } from '../evidence/parity.ts';
import { saidBy } from './said-by.ts';

const wordsFile = z.record(z.string(), z.string());
const benchTable = z.object({ request: z.string(), rows: z.array(z.object({ what: z.string() })) });
const root = resolve(import.meta.dirname, '../..');
const folder = join(import.meta.dirname, 'in-code');

test('a sentence is found whole or by its parts, and its numbers and names stay', () => {
  const words = { first: '첫', 'of # MB': '한도 # MB', 'without *': '* 없음' };
  equal(saidBy(words, 'first'), '첫');
  equal(saidBy(words, 'first → first, Chromium, of 60 MB'), '첫 → 첫, Chromium, 한도 60 MB');
  equal(saidBy(words, 'without etag, date; first'), 'etag, date 없음; 첫');
  equal(saidBy(words, 'first, second'), undefined);
});

const sentences = async (): Promise<readonly string[]> => {
  const bench = benchTable.parse(JSON.parse(readFileSync(join(root, 'site/evidence/last-bench.json'), 'utf8')));
  const examples = await readExamples(root);
  return [
    ...differences.flatMap(({ what, browser, node, why }) => [what, browser, node, why]),
    ...examples.flatMap(({ document }) => Object.values(document.rough ?? {})),
    ...lastParity.rows.flatMap(({ shows, differences: cells }) => [shows, ...cells]),
    ...lastParity.runtimes,
    ...roughRequests.map(({ name }) => name),
    ...bench.rows.map(({ what }) => what),
    bench.request,
  ];
};

for (const file of readdirSync(folder).filter((name) => name.endsWith('.json')))
  test(`${file} has every sentence of the code that a page shows, and no other`, async () => {
    const words = wordsFile.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
    const used = new Set<string>();
    const noted = new Proxy(words, {
      get(target, key) {
        used.add(String(key));
        return typeof key === 'string' ? target[key] : undefined;
      },
    });
    const unknown = (await sentences()).filter((sentence) => saidBy(noted, sentence) === undefined);
    deepEqual(unknown, []);
    deepEqual(
      Object.keys(words).filter((key) => !used.has(key)),
      [],
    );
  });
