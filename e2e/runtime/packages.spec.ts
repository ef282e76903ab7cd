/** What any reader can import: each package in a small program, which answers and logs the same in every runtime. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Browser } from '@playwright/test';
import { settled } from '#checker/wait.ts';
import type { HttpRequest, Runtime } from '../../runtime/contract.ts';
import { packageNames } from '../../runtime/packages.ts';
import { engines, openEngineRuntime, skipWhereMissing } from '../support/engines.ts';
import { openGuardedRuntime } from '../support/guarded-runtime.ts';
import { nodeRuntime } from '../support/node-runtime.ts';
import { root } from '../support/root.ts';

/** What the programs count, or forbid, shows in the second answer. */
const REQUESTS = 2;
const OWN_REQUEST: Readonly<Record<string, HttpRequest>> = {
  multer: {
    method: 'POST',
    path: '/',
    headers: [['content-type', 'multipart/form-data; boundary=cut']],
    body: [
      '--cut\r\ncontent-disposition: form-data; name="note"; filename="a.txt"\r\ncontent-type: text/plain\r\n\r\nhi',
      '--cut\r\ncontent-disposition: form-data; name="by"\r\n\r\nkim',
      '--cut--\r\n',
    ].join('\r\n'),
  },
};
const HEADERS = [
  ['origin', 'http://a.test'],
  ['accept-encoding', 'gzip'],
] as const;

/** In a header that says how long a client must wait. */
const SECONDS = /\bt=\d+/;

/** Of each answer all but the time, and of what is packed the text alone: how it is packed is each library's own. */
function shown(status: number, headers: readonly (readonly [string, string])[], body: Uint8Array): string {
  const isPacked = headers.some(([name]) => name.toLowerCase() === 'content-encoding');
  const lines = headers
    .filter(([name]) => name.toLowerCase() !== 'date')
    .map((header) => header.join(': ').replace(SECONDS, 't=…'));
  return [String(status), ...lines, isPacked ? '(packed)' : new TextDecoder().decode(body)].join('\n');
}

const LOGGERS: ReadonlySet<string> = new Set(['morgan', 'pino']);

async function transcript(runtime: Runtime, name: string): Promise<string> {
  const lines: string[] = [];
  const source = readFileSync(join(root, 'e2e/packages', name, 'main.ts'), 'utf8');
  const running = runtime.start({ 'main.ts': source }, { onLog: ({ text }) => lines.push(text) });
  const answers: string[] = [];
  const cookies = ['a=1'];
  try {
    await running.ready;
    for (let count = 0; count < REQUESTS; count += 1) {
      const own = OWN_REQUEST[name] ?? { method: 'GET', path: '/' };
      const sent = [...HEADERS, ['cookie', cookies.join('; ')] as const, ...(own.headers ?? [])];
      const { status, headers, body } = await running.send({ ...own, headers: sent });
      for (const [header, value] of headers)
        if (header.toLowerCase() === 'set-cookie') cookies.push(value.replace(/;.*/, ''));
      answers.push(shown(status, headers, body));
    }
  } catch (error) {
    lines.push(String(error));
  }
  // A logger writes behind the answer.
  if (LOGGERS.has(name)) await settled(() => lines, { isEnough: (there) => there.length >= REQUESTS, ms: 2_000 });
  await running.stop();
  return [...answers, 'log:', ...lines].join('\n');
}

const node = nodeRuntime();
const told = new Map<string, Promise<string>>();
function toldByNode(name: string): Promise<string> {
  const known = told.get(name) ?? transcript(node, name);
  told.set(name, known);
  return known;
}

interface Place {
  readonly name: string;
  readonly open: (browser: Browser) => Promise<Runtime>;
  readonly skips: () => void;
}

const places: readonly Place[] = [
  ...engines.map((engine) => ({
    name: engine.name,
    open: (browser: Browser) => openEngineRuntime(engine, browser),
    skips: () => skipWhereMissing(engine),
  })),
  {
    name: 'guarded',
    open: openGuardedRuntime,
    skips: () => test.skip(process.platform !== 'linux', 'Grading is for Linux.'),
  },
];

for (const { name: place, open, skips } of places) {
  test.describe('packages to import', () => {
    test.describe.configure({ mode: 'default' });
    skips();
    let runtime: Runtime;
    test.beforeAll(async ({ browser }) => {
      runtime = await open(browser);
    });
    test.afterAll(() => runtime.close());

    for (const name of packageNames) {
      test(`${name} › ${place}`, async () => {
        const expected = await toldByNode(name);
        expect(expected).toMatch(/^(200|409)\n/);
        const actual = await transcript(runtime, name);
        // It asks its own server over a network, of which a graded program has none.
        if (place === 'guarded' && name === 'supertest') expect(actual).toContain('ERR_ACCESS_DENIED');
        else expect(actual).toBe(expected);
      });
    }
  });
}
