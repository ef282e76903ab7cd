/** Packages that were not written for us, used as their READMEs say: the same program in every browser and in Node. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Runtime } from '../../runtime/contract.ts';
import { maskDifferences } from '../../runtime/differences.ts';
import { diskOfPackages } from '../support/disk.ts';
import { engines, openEngineRuntime, skipWhereMissing, type EngineRuntime } from '../support/engines.ts';
import { nodeRuntime } from '../support/node-runtime.ts';
import { runNode } from '../support/project-copy.ts';
import { root } from '../support/root.ts';

const folder = join(root, 'e2e/conformance/programs');
const programs = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const read = (path: string): string => readFileSync(join(folder, path), 'utf8');

/** All that a program needs beside express, which every page has. */
function packagesOf(source: string): string[] {
  const named = [...source.matchAll(/^import .* from '([^'.#][^']*)';$/gm)].map(([, name = '']) => name);
  return named.filter((name) => !name.startsWith('node:') && name !== 'express');
}

async function transcript(runtime: Runtime, program: string): Promise<string> {
  const source = read(`${program}/main.ts`);
  const lines: Record<'stdout' | 'stderr', string[]> = { stdout: [], stderr: [] };
  const packages = packagesOf(source);
  const running = runtime.start(
    { [`${program}/main.ts`]: source, 'client.ts': read('client.ts') },
    {
      entry: `${program}/main.ts`,
      onLog: ({ stream, text }) => lines[stream].push(text),
      // Node finds them in the project's own node_modules.
      ...(runtime.name === 'browser' ? { disk: diskOfPackages(packages, root) } : {}),
    },
  );
  const exit = await running.exit;
  return maskDifferences([...lines.stdout, 'standard error:', ...lines.stderr, JSON.stringify(exit)].join('\n'));
}

const node = nodeRuntime();

for (const engine of engines) {
  test.describe('packages', () => {
    test.describe.configure({ mode: 'default' });
    skipWhereMissing(engine);
    let page: EngineRuntime;
    test.beforeAll(async ({ browser }) => {
      page = await openEngineRuntime(engine, browser);
    });
    test.afterAll(() => page.close());

    for (const program of programs) {
      test(`${program} › ${engine.name}`, async () => {
        const [expected, actual] = await Promise.all([transcript(node, program), transcript(page, program)]);
        expect(expected).toContain('"code":0');
        expect(actual).toBe(expected);
      });
    }
  });
}

test.describe('the command', () => {
  const suites = readdirSync(join(root, 'e2e/conformance/suites'));
  for (const engine of engines) {
    const browser = engine.name;
    for (const suite of suites) {
      test(`${suite} › ${browser}`, async () => {
        skipWhereMissing(engine);
        const command = ['bin/conformance.ts', `e2e/conformance/suites/${suite}`, '--browser', browser];
        const { code, printed } = await runNode(root, command);
        const figures = /(\d+) passed, (\d+) failed/.exec(printed);
        if (suite === 'failing') {
          expect(printed).toContain('✗ sums adds wrongly');
          expect(printed).toContain('expected: 3\n    actual:   2\n    at ');
          expect(printed).toMatch(/✗ sums throws later[^✗]*thrown from a timer[^✗]*sums\.js:\d+:\d+/);
          expect(figures?.slice(1)).toEqual(['1', '3']);
          expect(code).toBe(1);
        } else {
          expect(printed).not.toContain('✗');
          expect(Number(figures?.[1])).toBeGreaterThan(0);
          expect(code).toBe(0);
        }
      });
    }
  }

  test('all suites of a folder, in Node and in a browser, in one table', async () => {
    const { code, printed } = await runNode(root, [
      ...['bin/conformance.ts', '--all', 'e2e/conformance/suites', '--browser', 'chromium'],
    ]);
    expect(printed).toMatch(/^failing, node, chromium: ✗ sums adds wrongly$/m);
    expect(printed).toMatch(/^ +node +chromium$/m);
    expect(printed).toMatch(/^failing +1 \/ 4 +1 \/ 4$/m);
    const [, inNode, inPage] = /^express-api +(\d+ \/ \d+) +(\d+ \/ \d+)$/m.exec(printed) ?? [];
    expect(inNode).toBeDefined();
    expect(inPage).toBe(inNode);
    expect(code).toBe(1);
  });

  test('says what is wrong with what it was given', async () => {
    const nowhere = await runNode(root, ['bin/conformance.ts', 'no/such/folder']);
    expect(nowhere.printed).toMatch(/^There is no folder .*no\/such\/folder\.\n$/);
    expect(nowhere.code).toBe(1);
    const none = await runNode(root, ['bin/conformance.ts']);
    expect(none.printed).toMatch(/Which folder\?\nnpm run conformance/);
  });
});
