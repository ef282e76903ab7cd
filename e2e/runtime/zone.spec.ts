/** A browser in another time zone than the machine of the recordings, and programs that name a zone of their own. */
import { expect, test } from '@playwright/test';
import type { Runtime } from '../../runtime/contract.ts';
import { engines, openEngineRuntime, skipWhereMissing } from '../support/engines.ts';
import { FAR_ZONE } from '../support/far-zone.ts';
import { nodeRuntime } from '../support/node-runtime.ts';

async function printed(runtime: Runtime, program: string, env: Readonly<Record<string, string>> = {}): Promise<string> {
  const lines: string[] = [];
  const running = runtime.start({ 'main.ts': program }, { env, onLog: ({ text }) => lines.push(text) });
  const { code } = await running.exit;
  return [...lines, `exit ${String(code)}`].join('\n');
}

const OWN = `console.log(Intl.DateTimeFormat().resolvedOptions().timeZone, new Date(0).getTimezoneOffset());`;

const NAMED = `const show = (...parts: readonly [number, number, number, number, number]) => {
  const date = new Date(...parts);
  console.log(date.toISOString(), date.getTimezoneOffset(), String(date), date.toLocaleString('en-US'));
};
show(2026, 0, 1, 12, 0);
// The hour that New York skips, and the one that it has twice.
show(2026, 2, 8, 2, 30);
show(2026, 10, 1, 1, 30);
console.log(new Intl.DateTimeFormat('en-US', { timeStyle: 'long', dateStyle: 'short' }).format(new Date(0)));
process.env.TZ = 'Asia/Kolkata';
show(2026, 0, 1, 12, 0);
console.log(Date.parse('2026-01-01T12:00'), new Date('2026-01-01').getTime());
delete process.env.TZ;`;

const node = nodeRuntime();

for (const engine of engines) {
  test.describe(`time zone › ${engine.name}`, () => {
    test.describe.configure({ mode: 'default' });
    skipWhereMissing(engine);
    let runtime: Runtime;
    test.beforeAll(async ({ browser }) => {
      runtime = await openEngineRuntime(engine, browser, { zone: FAR_ZONE });
    });
    test.afterAll(() => runtime.close());

    test('a program finds that of the browser, so the exchanges are proved in it', async () => {
      expect(await printed(runtime, OWN)).toBe(`${FAR_ZONE} -540\nexit 0`);
    });

    for (const TZ of ['America/New_York', 'UTC', 'Asia/Seoul'])
      test(`a start with TZ=${TZ} is as in Node`, async () => {
        expect(await printed(runtime, NAMED, { TZ })).toBe(await printed(node, NAMED, { TZ }));
      });
  });
}
