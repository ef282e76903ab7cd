/** Packages that were not written for us, used as their READMEs say: the same program in every browser and in Node. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Runtime } from '../runtime/contract.ts';
import { maskDifferences } from '../runtime/differences.ts';
import { diskOfPackages } from './support/disk.ts';
import { openFirefox } from './support/firefox.ts';
import { nodeRuntime } from './support/node-runtime.ts';
import { openPageRuntime } from './support/page-runtime.ts';
import { root } from './support/root.ts';

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
  const lines: string[] = [];
  const packages = packagesOf(source);
  const running = runtime.start(
    { 'main.ts': source, 'client.ts': read('client.ts') },
    {
      onLog: ({ stream, text }) => lines.push(stream === 'stderr' ? `err ${text}` : text),
      // Node finds them in the project's own node_modules.
      ...(runtime.name === 'browser' ? { disk: diskOfPackages(packages, root) } : {}),
    },
  );
  const exit = await running.exit;
  return maskDifferences([...lines, JSON.stringify(exit)].join('\n'));
}

test.describe('packages', () => {
  const open: { close: () => Promise<void> }[] = [];
  const runtimes: Partial<Record<'chromium' | 'firefox' | 'node', Runtime>> = {};

  test.beforeAll(async ({ browser }) => {
    const firefox = await openFirefox();
    runtimes.chromium = await openPageRuntime(browser);
    runtimes.firefox = await openPageRuntime(firefox);
    runtimes.node = nodeRuntime();
    open.push(...Object.values(runtimes), firefox);
  });
  test.afterAll(async () => {
    for (const each of open) await each.close();
  });

  for (const program of programs) {
    for (const name of ['chromium', 'firefox'] as const) {
      test(`${program} › ${name}`, async () => {
        const { node, [name]: browser } = runtimes;
        if (node === undefined || browser === undefined) throw new Error('There is no runtime.');
        const [expected, actual] = await Promise.all([transcript(node, program), transcript(browser, program)]);
        expect(expected).toContain('"code":0');
        expect(actual).toBe(expected);
      });
    }
  }
});
