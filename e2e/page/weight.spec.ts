/** A lesson is light: few elements before anything is opened, little that blocks a slow processor, and nothing moves or is lost for it. */
import { violations } from '../support/axe.ts';
import { blockedMs } from '../support/blocked.ts';
import { expect, lessonPages, needed, test } from '../support/fixtures.ts';
import { layOutAll } from '../support/laid-out.ts';
import { lesson } from '../support/subject.ts';

const MOST_ELEMENTS = 4_000;
/** Of the time for which a page of plain paragraphs blocks the same processor. */
const MOST_BLOCKED = 1;
const PARAGRAPHS = 3_000;
const LOADS = 3;

const medianOf = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

for (const { path } of lessonPages) {
  test(`${path} › has few elements before anything is opened`, async ({ page }) => {
    await page.goto(path);
    expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThanOrEqual(MOST_ELEMENTS);
  });

  test(`${path} › blocks a slow processor for less than plain paragraphs do`, async ({ browser, page }) => {
    await page.setViewportSize({ width: 412, height: 823 });
    const blocked: { readonly lessonMs: number; readonly plainMs: number }[] = [];
    for (let load = 0; load < LOADS; load += 1) {
      const lessonMs = await blockedMs(browser, page, () => page.goto(path, { waitUntil: 'load' }));
      const plainMs = await blockedMs(browser, page, () =>
        page.evaluate((count) => {
          const paragraphs = Array.from({ length: count }, (_, index) => {
            const made = document.createElement('p');
            made.textContent = `Paragraph ${String(index)}, with about as many words as a line of a lesson has.`;
            return made;
          });
          document.body.replaceChildren(...paragraphs);
          return document.body.offsetHeight;
        }, PARAGRAPHS),
      );
      blocked.push({ lessonMs, plainMs });
      test.info().annotations.push({ type: 'blocked', description: `${lessonMs.toFixed(0)} / ${plainMs.toFixed(0)}` });
    }
    // Now and then the browser traces nothing of a load.
    const plainMs = medianOf(blocked.map((each) => each.plainMs));
    expect(plainMs).toBeGreaterThan(0);
    expect(medianOf(blocked.map((each) => each.lessonMs)) / plainMs).toBeLessThan(MOST_BLOCKED);
  });

  for (const width of [1280, 390]) {
    test(`${path} › nothing moves where the fields of a request come › ${String(width)} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(path);
      await page.evaluate(() => document.fonts.ready);
      await page.evaluate(layOutAll);
      const moved = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('request-cell')].flatMap((cell) => {
          const before = cell.getBoundingClientRect().height;
          cell.dispatchEvent(new Event('focusin'));
          const after = cell.getBoundingClientRect().height;
          if (cell.querySelector('textarea') === null) return [`${cell.id} has no fields`];
          return Math.abs(before - after) < 1 ? [] : [`${cell.id}: ${String(before)} → ${String(after)}`];
        }),
      );
      expect(moved).toEqual([]);
    });
  }

  test(`${path} › what is laid out late is found, and linked to, all the same`, async ({ page }) => {
    await page.goto(path);
    const last = await page.locator('request-cell').last().getAttribute('id');
    await page.goto(`${path}#${needed('a request', last ?? undefined)}`);
    await expect(page.locator(`[id="${last ?? ''}"]`)).toBeInViewport();
    const words = await page
      .locator('.prose > p')
      .last()
      .evaluate((paragraph) => paragraph.textContent.trim().slice(0, 30));
    // It is no standard, so the types do not have it; every browser does.
    expect(await page.evaluate(`find(${JSON.stringify(words)})`)).toBe(true);
  });
}

test('axe finds nothing where the fields of every request have come', async ({ page }) => {
  await page.goto(`/en/${lesson}/`);
  await page.evaluate(() => {
    for (const cell of document.querySelectorAll('request-cell')) cell.dispatchEvent(new Event('focusin'));
  });
  expect(await violations(page)).toEqual([]);
});

test('with forced colours no letter of the code is highlighted', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto(`/en/${lesson}/`);
  expect(await page.evaluate(() => CSS.highlights.size)).toBe(0);
});

test('code and answers have their colours', async ({ page }) => {
  await page.goto(`/en/${lesson}/`);
  // They come a screen before one sees them.
  await page.locator('[data-colours]').first().scrollIntoViewIfNeeded();
  const coloured = (): Promise<number> =>
    page.evaluate(() => [...CSS.highlights.values()].reduce((sum, highlight) => sum + highlight.size, 0));
  await expect.poll(coloured).toBeGreaterThan(0);
  expect(await page.evaluate(() => [...CSS.highlights.keys()])).toContain('tk-keyword');
});
