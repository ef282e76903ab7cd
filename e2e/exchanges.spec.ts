/** Every documented exchange and every documented run, in the reader's browser. */
import type { Page } from '@playwright/test';
import type { CatalogueExample } from '#checker/catalogue.ts';
import {
  button,
  catalogue,
  exampleCell,
  exchangeCell,
  expect,
  openLesson,
  runIn,
  stopIn,
  test,
  watch,
} from './support/fixtures.ts';

const inThePage = catalogue.examples.filter(({ document }) => document.needsNode === undefined);

/** One page and one program for all exchanges of the example, in the order of the file. */
function proveExchangesInBrowser({ id: example, lesson, document }: CatalogueExample): void {
  test.describe(example, () => {
    test.describe.configure({ mode: 'default' });
    let page: Page;
    const troubles: string[] = [];

    test.beforeAll(async ({ browser }) => {
      page = await browser.newPage();
      watch(page, troubles);
      await openLesson(page, lesson);
      const cell = exampleCell(page, example);
      if ((await cell.count()) > 0) await runIn(cell);
    });

    test.afterAll(async () => {
      await page.close();
    });

    for (const [id, { response, after = [], alongside }] of Object.entries(document.exchanges)) {
      test(`${id} › browser`, async () => {
        const cell = exchangeCell(page, id);
        // What must come before it may be work that goes on: then the page sends it all itself, in a new program.
        if (after.length > 0 || alongside !== undefined) await stopIn(exampleCell(page, example));
        await button(cell, 'Send').click();
        await expect(cell, await verdictOf(page, id)).toHaveAttribute('data-verdict', 'matches');
        await expect(cell).toHaveAttribute('data-status', String(response.status));
        expect(troubles).toEqual([]);
      });
    }
  });
}

/** What the page says of the exchange, for the message of a failure. */
async function verdictOf(page: Page, id: string): Promise<string> {
  const cell = exchangeCell(page, id);
  await expect(cell).not.toHaveAttribute('aria-busy', 'true', { timeout: 20_000 });
  return cell.locator('[data-part="sentence"]').innerText();
}

for (const example of inThePage) proveExchangesInBrowser(example);

for (const { id: example, lesson, document } of inThePage) {
  for (const [id, { needsNode }] of Object.entries(document.runs ?? {})) {
    if (needsNode !== undefined) continue;
    test(`${example} › ${id} › browser`, async ({ page }) => {
      await openLesson(page, lesson);
      const cell = page.locator(`[data-run="${id}"]`);
      await button(cell, 'Run here').click();
      await expect(cell).toHaveAttribute('data-verdict', /./, { timeout: 30_000 });
      const said = await cell.locator('[data-part="sentence"]').innerText();
      await expect(cell, said).toHaveAttribute('data-verdict', 'matches');
    });
  }
}

/* In Node: e2e proves the same exchanges and runs through checker/prove.ts and runtime/node.ts. */
