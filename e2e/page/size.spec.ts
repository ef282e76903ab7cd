/** What a reader downloads stays small: to read a lesson, and to run a plain program of one. */
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { catalogue, exampleCell, needed, openLesson, root, runIn } from '../support/fixtures.ts';
import { partsOfFiles, sizeOfFiles } from '../support/runtime-parts.ts';
import { budget, overBudget, partsThen } from '../support/size-budget.ts';

const dist = join(root, 'dist');

/** With Express and Zod and nothing else that the page would fetch for it. */
function isPlain(files: Readonly<Record<string, string>>): boolean {
  const imported = Object.values(files).flatMap((text) =>
    [...text.matchAll(/\bfrom '([^'.][^']*)'/g)].map(([, name = '']) => name),
  );
  return (
    imported.includes('express') &&
    imported.every((name) => ['express', 'zod'].includes(name)) &&
    imported.includes('zod')
  );
}

function runtimeFilesOf(page: Page): Set<string> {
  const names = new Set<string>();
  page.on('request', (request) => {
    const [, name] = /\/runtime\/([^/?]+)$/.exec(request.url()) ?? [];
    if (name !== undefined) names.add(name);
  });
  return names;
}

test('a plain program runs on few bytes', async ({ page }) => {
  const { id, lesson } = needed(
    'a program with Express and Zod alone',
    catalogue.examples.find(({ files, document }) => document.needsNode === undefined && isPlain(files)),
  );
  const fetched = runtimeFilesOf(page);
  await openLesson(page, lesson);
  await runIn(exampleCell(page, id));
  const size = sizeOfFiles(dist, fetched);
  expect(size.raw).toBeGreaterThan(0);
  expect(overBudget(size, partsOfFiles(dist, fetched), budget.runtime, partsThen)).toBeUndefined();
});

test('more than the budget is told by its parts', () => {
  const size = { raw: 9000, gzip: 3100, brotli: 1900 };
  const parts = [
    { name: 'small', ...size, gzip: 600 },
    { name: 'big', ...size, gzip: 2000 },
    { name: 'newcomer', ...size, gzip: 500 },
  ];
  const then = { small: 700, big: 1600 };
  expect(overBudget(size, parts, { gzip: 3100, brotli: 1900 }, then)).toBeUndefined();
  expect(overBudget(size, parts, { gzip: 3000, brotli: 1900 }, then)).toBe(
    [
      'The runtime of a plain lesson is 3.1 kB gzip, of 3.0 kB.',
      'Its parts in gzip: big 2.0 kB, small 0.6 kB, newcomer 0.5 kB.',
      'What has grown: new: newcomer by 0.5 kB, big by 0.4 kB.',
      'Take it away again, or say why more is needed in e2e/support/size-budget.ts.',
    ].join('\n'),
  );
  expect(overBudget(size, parts, { gzip: 3100, brotli: 1800 }, then)).toContain('1.9 kB brotli, of 1.8 kB');
});
