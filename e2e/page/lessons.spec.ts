/** Every page as a reader finds it: complete without JavaScript, light, quiet, and open to everybody. */
import { gzipSync } from 'node:zlib';
// Not the test of fixtures.ts: that opens a page of its own for each test.
import { test, type Page, type Response } from '@playwright/test';
import { readRecording, type CatalogueExample } from '#checker/catalogue.ts';
import { missingService } from '#checker/services.ts';
import { violations } from '../support/axe.ts';
import {
  catalogue,
  expect,
  lessonIn,
  lessonPages,
  locales,
  pagesBeside,
  root,
  sharedPage,
  wordIn,
} from '../support/fixtures.ts';
import { budget } from '../support/size-budget.ts';

/** The browser itself reports its 404 on the console. */
const missing = '/no-such-page/';

const otherPages = ['/', ...locales.flatMap((locale) => pagesBeside.map((path) => `/${locale}/${path}`)), missing];

async function readToTheEnd(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
      scrollTo(0, y);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });
  await page.waitForLoadState('networkidle');
}

for (const path of [...lessonPages.map((page) => page.path), ...otherPages]) {
  // One page for all that only looks at it.
  test.describe(() => {
    test.describe.configure({ mode: 'default' });
    const { page, troubles } = sharedPage(path);

    // The scheme changes colours and nothing else.
    for (const [colorScheme, rules] of [
      ['light', undefined],
      ['dark', ['color-contrast']],
    ] as const) {
      test(`${path} › axe finds nothing › ${colorScheme}`, async () => {
        // A page of ten thousand elements takes axe a while.
        test.setTimeout(4 * 60_000);
        await page().emulateMedia({ colorScheme });
        expect(await violations(page(), rules)).toEqual([]);
      });
    }

    test(`${path} › nothing is wider than a phone`, async () => {
      await page().setViewportSize({ width: 320, height: 740 });
      expect(await page().evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    });

    test(`${path} › is quiet on the console, and asks nobody else`, () => {
      expect(troubles.filter((words) => path !== missing || !words.includes('404'))).toEqual([]);
    });
  });
}

for (const { path } of lessonPages) {
  test(`${path} › reading costs little JavaScript, and nothing that runs programs`, async ({ page }) => {
    const sizes = new Map<string, Promise<number>>();
    const weigh = (response: Response): void => {
      const isScript = response.request().resourceType() === 'script' || response.url().endsWith('.js');
      if (isScript)
        sizes.set(
          response.url(),
          response.body().then((body) => gzipSync(body).length),
        );
    };
    page.on('response', weigh);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(path);
    await readToTheEnd(page);
    page.off('response', weigh);
    const weighed = await Promise.all(
      [...sizes].map(async ([url, size]) => [new URL(url).pathname, await size] as const),
    );
    const total = weighed.reduce((sum, [, size]) => sum + size, 0);
    const biggestFirst = weighed.sort(([, a], [, b]) => b - a).map(([name, size]) => `${name} ${String(size)}`);
    expect(total).toBeGreaterThan(0);
    expect(total, biggestFirst.join(', ')).toBeLessThan(budget.reading);
    expect(asked.filter((each) => each.includes('/runtime/'))).toEqual([]);
    await page.locator('[data-example]').first().hover();
    await expect.poll(() => asked.filter((each) => each.includes('/runtime/'))).not.toEqual([]);
  });
}

for (const { slug, locale, path } of lessonPages) {
  test.describe('without JavaScript', () => {
    test.describe.configure({ mode: 'default' });
    let page: Page;

    test.beforeAll(async ({ browser }) => {
      page = await browser.newPage({ javaScriptEnabled: false });
      await page.goto(path);
    });
    test.afterAll(async () => {
      await page.close();
    });

    test(`${path} › shows every file, exchange and run as recorded`, async () => {
      const examples = catalogue.examples.filter(({ lesson }) => lesson === slug);
      expect(examples.length).toBeGreaterThan(0);
      for (const example of examples) {
        const recording = readRecording(root, example);
        const isMissing = missingService(example.document, process.env) !== undefined;
        if (!isMissing) expect(recording, `the recording of ${example.id}`).toBeDefined();
        const cell = page.locator(`[data-example="${example.id}"]`);
        if ((await cell.count()) > 0) {
          for (const [file, text] of Object.entries(example.files)) {
            const block = cell.locator(`[data-file="${file}"] pre`);
            await expect(block).toBeVisible();
            expect(await block.textContent()).toBe(text.replace(/\n$/, ''));
          }
        }
        if (recording === undefined) await showsWhatIsDocumented(page, example, wordIn(locale, 'exchange.documented'));
        for (const [id, { status, body, logs }] of Object.entries(recording?.exchanges ?? {})) {
          const exchange = page.locator(`[data-exchange="${id}"]`);
          await expect(exchange.locator('[data-part="body"]')).toBeVisible();
          expect((await exchange.locator('[data-part="status"]').innerText()).trim()).toBe(String(status));
          expect(withoutSpace(await exchange.locator('[data-part="body"]').innerText())).toBe(withoutSpace(body));
          expect(await exchange.locator('[data-part="exchange-log"] > *').allInnerTexts()).toEqual(logs);
        }
        for (const [id, { logs, steps }] of Object.entries(recording?.runs ?? {})) {
          const run = page.locator(`[data-run="${id}"]`);
          const lines = run.locator('[data-part="log"] > *');
          expect((await lines.allTextContents()).join('\n')).toBe(logs.map(({ text }) => text).join('\n'));
          await expect(run.locator('[data-step]')).toHaveCount(steps.length);
          const told = steps.flatMap((words) => /: (.+)$/.exec(words)?.[1] ?? []);
          const ends = told.map((end) => (/^\d+$/.test(end) ? end : wordIn(locale, `timeline.${end}`)));
          expect(await run.locator('[data-part="end"]').allTextContents()).toEqual(ends);
          const replaced = Object.keys(example.document.runs?.[id]?.files ?? {});
          await expect(run.locator('.variation')).toHaveCount(replaced.length);
        }
      }
    });

    test(`${path} › every claim leads to its proof, every source is listed, and every question to its answer`, async () => {
      const lost = await page
        .locator('a.proof')
        .evaluateAll((proofs) =>
          proofs
            .map((proof) => proof.getAttribute('href') ?? '')
            .filter((target) => !target.startsWith('#') || document.getElementById(target.slice(1)) === null),
        );
      expect(lost).toEqual([]);
      const named = await page
        .locator('a.source')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
      const listed = await page
        .locator('.sources li a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
      expect(named.length).toBeGreaterThan(0);
      expect(listed).toEqual([...new Set(named)]);
      const question = page.locator('question-cell').first();
      await question.locator('summary').click();
      await expect(question.locator('.answer code').first()).toBeVisible();
    });

    test(`${path} › each part that may be skipped says so, leads on, and is marked in the contents`, async () => {
      const { skippable } = lessonIn(locale, slug).text.parts;
      const ways = page.locator('.may-skip a');
      await expect(ways).toHaveCount(skippable.length);
      for (const [index, { heading, next }] of skippable.entries()) {
        const way = ways.nth(index);
        await expect(way).toHaveAttribute('href', `#${next?.slug ?? ''}`);
        await expect(way).toContainText(next?.title ?? '');
        await expect(page.locator(`[id="${next?.slug ?? ''}"]`)).toHaveText(next?.title ?? '');
        await expect(page.locator(`.toc a[href="#${heading?.slug ?? ''}"] .toc-skip`)).toHaveCount(1);
      }
    });
  });
}

/** Without the service that it needs the example was not run, and the page says so. */
async function showsWhatIsDocumented(page: Page, { document }: CatalogueExample, notRun: string): Promise<void> {
  for (const [id, { response }] of Object.entries(document.exchanges)) {
    const exchange = page.locator(`[data-exchange="${id}"]`);
    await expect(exchange.locator('[data-part="source"]')).toContainText(notRun);
    expect((await exchange.locator('[data-part="status"]').innerText()).trim()).toBe(String(response.status));
  }
  for (const id of Object.keys(document.runs ?? {})) {
    await expect(page.locator(`[data-run="${id}"] [data-part="source"]`)).toContainText(notRun);
  }
}

/** The page lays JSON out; the recording holds it as it came. */
function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '');
}
