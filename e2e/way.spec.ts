/** The way of a request through Express: recorded on the page, and the reader's own after a send. */
import { readRecording } from '#checker/catalogue.ts';
import type { Locator, Page } from '@playwright/test';
import { button, catalogue, exchangeCell, expect, openLesson, root, test } from './support/fixtures.ts';

const steps = (cell: Locator): Locator => cell.locator('[data-part="way"] > li');

const outcomes = (cell: Locator): Promise<readonly string[]> =>
  steps(cell).evaluateAll((items) => items.map((item) => item.getAttribute('data-outcome') ?? ''));

async function cellsWithWay(page: Page): Promise<readonly string[]> {
  return page
    .locator('[data-exchange]:has([data-part="way"])')
    .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('data-exchange') ?? ''));
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  for (const lesson of ['routers', 'error-handling']) {
    test(`${lesson} › every way is the recorded one`, async ({ page }) => {
      await openLesson(page, lesson);
      const ids = await cellsWithWay(page);
      expect(ids.length).toBeGreaterThan(0);
      const ways = new Map(
        catalogue.examples.flatMap((example) =>
          Object.entries(readRecording(root, example)?.exchanges ?? {}).map(([id, { way }]) => [id, way ?? []]),
        ),
      );
      for (const id of ids) {
        const shown = steps(exchangeCell(page, id));
        expect(await shown.count(), id).toBeGreaterThanOrEqual(ways.get(id)?.length ?? Infinity);
        // Where no handler was called at all, the one row says that Express itself has answered.
        await expect(shown.first()).toBeVisible();
      }
    });
  }
});

for (const [lesson, id] of [
  ['routers', 'me-is-current-user'],
  ['routers', 'stats-refused'],
  ['error-handling', 'missing-item-said'],
] as const) {
  test(`${id} › the reader's own way is the recorded one, with times`, async ({ page }) => {
    await openLesson(page, lesson);
    const cell = exchangeCell(page, id);
    const recorded = await outcomes(cell);
    await button(cell, 'Send').click();
    await expect(cell).toHaveAttribute('data-verdict', 'matches');
    expect(await outcomes(cell)).toEqual(recorded);
    await expect(cell.locator('[data-outcome="answered"] .way-took').last()).toHaveText(/ms$/);
  });
}

test('an error is seen to jump to its handler', async ({ page }) => {
  await openLesson(page, 'error-handling');
  const cell = exchangeCell(page, 'missing-item-said');
  await expect(cell.locator('[data-outcome="failed"] .way-note')).toContainText('goes to');
  await expect(cell.locator('[data-outcome="answered"]')).toContainText('error handler');
});
