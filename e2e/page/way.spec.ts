/** The way of a request through Express: recorded on the page, and the reader's own after a send. */
import { readRecording } from '#checker/catalogue.ts';
import type { RecordedWayStep } from '#checker/recording.ts';
import type { Locator } from '@playwright/test';
import { button, catalogue, cited, exchangeCell, expect, needed, openLesson, root, test } from '../support/fixtures.ts';

interface Shown {
  readonly id: string;
  readonly lesson: string;
  readonly way: readonly RecordedWayStep[];
}

/** The exchanges that a lesson shows with their way, as recorded. */
const shownWays: readonly Shown[] = cited
  .filter(({ component, attributes }) => component === 'Exchange' && 'path' in attributes)
  .flatMap(({ lesson, attributes: { id = '' } }) =>
    catalogue.examples
      .filter((example) => example.lesson === lesson && Object.hasOwn(example.document.exchanges, id))
      .map((example) => ({ id, lesson, way: readRecording(root, example)?.exchanges[id]?.way ?? [] })),
  );

const steps = (cell: Locator): Locator => cell.locator('[data-part="way"] > li');

const outcomesOf = (cell: Locator): Promise<readonly string[]> =>
  steps(cell).evaluateAll((items) => items.map((item) => item.getAttribute('data-outcome') ?? ''));

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  for (const lesson of new Set(shownWays.map((shown) => shown.lesson))) {
    test(`${lesson} › every way is the recorded one`, async ({ page }) => {
      await openLesson(page, lesson);
      for (const { id, way } of shownWays.filter((shown) => shown.lesson === lesson)) {
        const rows = steps(exchangeCell(page, id));
        expect(await rows.count(), id).toBeGreaterThanOrEqual(way.length);
        // Where no handler was called at all, the one row says that Express itself has answered.
        await expect(rows.first()).toBeVisible();
      }
    });
  }
});

const has = (outcome: RecordedWayStep['outcome'], { way }: Shown): boolean =>
  way.some((step) => step.outcome === outcome);

const jumped = shownWays.find((shown) => has('failed', shown) && has('answered', shown));

for (const [what, shown] of [
  ['answered at its end', shownWays.find((each) => has('answered', each) && !has('not-reached', each))],
  ['ended early', shownWays.find((each) => has('not-reached', each) && !has('failed', each))],
  ['an error that jumps to its handler', jumped],
] as const) {
  test(`${what} › the reader's own way is the recorded one, with times`, async ({ page }) => {
    const { lesson, id } = needed(`a way: ${what}`, shown);
    await openLesson(page, lesson);
    const cell = exchangeCell(page, id);
    const recorded = await outcomesOf(cell);
    await button(cell, 'Send').click();
    await expect(cell).toHaveAttribute('data-verdict', 'matches');
    expect(await outcomesOf(cell)).toEqual(recorded);
    await expect(cell.locator('[data-outcome="answered"] .way-took').last()).toHaveText(/ms$/);
  });
}

test('an error is seen to jump to its handler', async ({ page }) => {
  const { lesson, id } = needed('a way with an error', jumped);
  await openLesson(page, lesson);
  const cell = exchangeCell(page, id);
  await expect(cell.locator('[data-outcome="failed"] .way-note').first()).toContainText('goes to');
  await expect(cell.locator('[data-outcome="answered"]')).toContainText('error handler');
});
