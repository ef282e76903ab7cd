/** A lesson in the oldest browsers of the baseline; and in one where no program can run: the text stays, and Run says why. */
import type { Page } from '@playwright/test';
import { baselineScript, readBaseline } from '../support/baseline.ts';
import { button, expect, rewrite, runIn, sentence, test } from '../support/fixtures.ts';
import { open, program } from '../support/subject.ts';

const RUNTIME = '**/runtime/*';

test('a lesson is run, edited and asked without what browsers have got since', async ({ page }) => {
  const script = baselineScript(readBaseline());
  await page.addInitScript(script);
  await page.route('**/runtime/worker-*.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: script + (await response.text()) });
  });
  const { code, request } = await open(page);
  await runIn(code);
  await button(request, 'Send').click();
  await expect(request).toHaveAttribute('data-verdict', 'matches');
  await rewrite(page, code, program(`(_req, res) => res.json([typeof Promise.try, typeof Math.f16round])`));
  await runIn(code);
  await button(request, 'Send').click();
  await expect(request.locator('[data-part="body"]')).toHaveText('["undefined", "undefined"]');
});

interface Trouble {
  readonly what: string;
  readonly says: RegExp;
  /** Before the page is there. */
  readonly begin: (page: Page) => Promise<unknown>;
  /** Makes an end of it in the open page, where that is possible. */
  readonly end?: (page: Page) => Promise<unknown>;
}

const troubles: readonly Trouble[] = [
  {
    what: 'a browser below the baseline',
    says: /too old to run programs: it has no Promise\.withResolvers, AbortSignal\.any\. Those that do are Chrome/,
    begin: (page) =>
      page.addInitScript(() => {
        for (const [owner, name] of [
          [Promise, 'withResolvers'],
          [AbortSignal, 'any'],
        ] as const) {
          const method: unknown = Reflect.get(owner, name);
          Reflect.deleteProperty(owner, name);
          addEventListener('renewed', () => Reflect.set(owner, name, method));
        }
      }),
    end: (page) => page.evaluate(() => dispatchEvent(new Event('renewed'))),
  },
  {
    what: 'a browser that gives a sandboxed frame no worker',
    says: /gives a sandboxed frame no worker, in which programs run \(SecurityError: not here\)/,
    begin: (page) =>
      page.addInitScript(() => {
        if (globalThis.origin !== 'null') return;
        Reflect.set(globalThis, 'Worker', function Worker() {
          throw new DOMException('not here', 'SecurityError');
        });
      }),
  },
  {
    what: 'a filter that blocks runtime/',
    says: /blocks \/runtime\/, where the runtime lies: an extension or a filter/,
    begin: (page) => page.route(RUNTIME, (route) => route.abort('blockedbyclient')),
    end: (page) => page.unroute(RUNTIME),
  },
  {
    what: 'a host whose policy forbids blob: workers',
    says: /The host of this site forbids workers from blob: addresses/,
    begin: (page) =>
      page.route('**/runtime/frame-*.html', async (route) => {
        const response = await route.fetch();
        const headers = { ...response.headers(), 'content-security-policy': "worker-src 'self'" };
        await route.fulfill({ response, headers });
      }),
    end: (page) => page.unroute('**/runtime/frame-*.html'),
  },
];

for (const { what, says, begin, end } of troubles) {
  test(`${what}: text and recordings are complete, and Run says why`, async ({ browser }) => {
    // What it complains of on the console is what is tried here.
    const context = await browser.newContext();
    const page = await context.newPage();
    await begin(page);
    const { code, request } = await open(page);
    await expect(request.locator('[data-part="body"]')).toBeVisible();
    await button(code, 'Run').click();
    await expect(code).toHaveAttribute('data-state', 'failed');
    await expect(sentence(code)).toHaveText(says);
    await button(request, 'Send').click();
    await expect(sentence(request)).toHaveText(says);
    if (end !== undefined) {
      await end(page);
      await runIn(code);
      await button(request, 'Send').click();
      await expect(request).toHaveAttribute('data-verdict', 'matches');
    }
    await context.close();
  });
}
