/** What a program in the page reaches by name, beside what the pinned Node lets it reach: nothing is silently missing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { differences } from '../../runtime/differences.ts';
import { engines, openEngineRuntime, skipWhereMissing } from '../support/engines.ts';
import { root } from '../support/root.ts';
import { surfaceOf, type Surface } from '../support/surface.ts';

const recorded = z
  .object({ node: z.string(), entries: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(root, 'e2e/contract/surface.json'), 'utf8')));
const entries = Object.entries(recorded.entries);
const modules = [...new Set(entries.map(([name]) => name.slice(0, name.indexOf('.'))))].filter(
  (id) => id !== 'process' && id !== 'globalThis',
);
const listed = differences.flatMap(({ absent = [] }) => absent);

test('the record is of the pinned Node', () => {
  expect(process.version, 'node bin/surface.ts writes it anew').toBe(recorded.node);
});

/** Of a class that throws when it is used nobody gets at a member. */
function isHere(surface: Surface, name: string, kind: string): boolean {
  const found = surface.get(name);
  return found === kind || found === 'unavailable' || surface.get(name.replace(/#.*$/, '')) === 'unavailable';
}

test.describe(() => {
  test.describe.configure({ mode: 'default' });
  const missingSomewhere = new Set<string>();

  for (const engine of engines) {
    test(`the surface of Node › ${engine.name}`, async ({ browser }) => {
      skipWhereMissing(engine);
      const page = await openEngineRuntime(engine, browser);
      const surface = await surfaceOf(page, modules);
      await page.close();
      const missing = entries.filter(([name, kind]) => !isHere(surface, name, kind)).map(([name]) => name);
      for (const name of missing) missingSomewhere.add(name);
      const silent = missing.filter((name) => !listed.some((pattern) => pattern.test(name)));
      expect(silent, 'neither here, nor throwing, nor in runtime/differences.ts').toEqual([]);
    });
  }

  test('nothing is listed as missing that every browser has', () => {
    for (const engine of engines) skipWhereMissing(engine);
    const stale = listed.filter((pattern) => ![...missingSomewhere].some((name) => pattern.test(name)));
    expect(stale.map(String)).toEqual([]);
  });
});
