/** Where a reader is: on the first page, among the headings, and past a cell by keyboard. */
import { expect, needed, lessonPages, test } from '../support/fixtures.ts';

/** `Node.DOCUMENT_POSITION_FOLLOWING` */
const FOLLOWING = 4;

const ANSWER = 'notebook:answer:1:';

test('the first page says what was begun, and leads to the first open question', async ({ page }) => {
  await page.goto('/en/');
  const goOn = page.getByRole('link', { name: 'Go on where you were' });
  const mark = page.locator('.contents answers-mark').nth(1);
  await expect(mark).toHaveAttribute('data-progress', 'none');
  await expect(mark).toBeHidden();
  await expect(goOn).toBeHidden();
  const questions = ((await mark.getAttribute('data-questions')) ?? '')
    .split(' ')
    .map((each) => each.replace(/:.*/, ''));
  expect(questions.length).toBeGreaterThan(1);
  const address = await page.locator('.contents a').nth(1).getAttribute('href');
  const answer = (id: string): Promise<void> =>
    page.evaluate(([key]) => localStorage.setItem(key, '0'), [ANSWER + id] as const);
  await answer(questions[0] ?? '');
  await page.reload();
  await expect(mark).toHaveText(new RegExp(`^1 of ${String(questions.length)} answered`));
  await expect(goOn).toHaveAttribute('href', new RegExp(`${address ?? ''}#${questions[1] ?? ''}$`));
  await goOn.click();
  await expect(page.locator(`[id="${questions[1] ?? ''}"]`)).toBeInViewport();
  for (const id of questions) await answer(id);
  await page.goto('/en/');
  await expect(mark).toHaveAttribute('data-progress', 'passed');
  const following = await page.locator('.contents a').nth(2).getAttribute('href');
  await expect(goOn).toHaveAttribute('href', new RegExp(`${following ?? ''}$`));
});

test('the first page leads back to the heading that was read last, in each language', async ({ page }) => {
  const { path } = needed('a lesson', lessonPages[0]);
  await page.goto(path);
  const heading = page.locator('article h2[id]').nth(2);
  const id = (await heading.getAttribute('id')) ?? '';
  await heading.evaluate((each) => each.scrollIntoView({ behavior: 'instant' }));
  await expect(page.locator('.toc [aria-current]')).toHaveAttribute('href', `#${id}`);
  for (const [locale, words] of [
    ['en', 'Go on where you were'],
    ['ko', '이어서 하기'],
  ] as const) {
    await page.goto(`/${locale}/`);
    const goOn = page.getByRole('link', { name: words });
    await expect(goOn).toHaveAttribute('href', new RegExp(`/${locale}/[^#]*#${id}$`));
  }
  await page.getByRole('link', { name: '이어서 하기' }).click();
  await expect(page.locator(`[id="${id}"]`)).toBeInViewport();
});

test('beside the lessons stands what is answered of each', async ({ page }) => {
  // Where the page has room for the list.
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(needed('a lesson', lessonPages[0]).path);
  const link = page.locator('.lesson-nav [data-questions]').nth(1);
  await expect(link).toBeVisible();
  await expect(link.locator('small')).toHaveCount(0);
  const questions = ((await link.getAttribute('data-questions')) ?? '').split(' ');
  const [first = ''] = questions.map((each) => each.replace(/:.*/, ''));
  await page.evaluate(([key]) => localStorage.setItem(key, '0'), [ANSWER + first] as const);
  await page.reload();
  await expect(link.locator('small')).toHaveText(`1 of ${String(questions.length)} answered`);
});

for (const { path } of lessonPages) {
  test(`${path} › each heading is a link to itself, and each cell can be skipped`, async ({ page }) => {
    await page.goto(path);
    const headings = page.locator('article > div.prose > :is(h2, h3)');
    const lost = await headings.evaluateAll((all) =>
      all.filter((each) => each.querySelector('a')?.getAttribute('href') !== `#${each.id}`).map(({ id }) => id),
    );
    expect(await headings.count()).toBeGreaterThan(0);
    expect(lost).toEqual([]);
    const cells = page.locator('code-cell, request-cell, run-cell');
    const stuck = await cells.evaluateAll((all) =>
      all
        .filter((cell) => {
          const target = cell.querySelector<HTMLAnchorElement>(':scope > .skip-past')?.hash.slice(1) ?? '';
          return document.getElementById(target) !== cell.lastElementChild;
        })
        .map(({ id }) => id),
    );
    expect(await cells.count()).toBeGreaterThan(0);
    expect(stuck).toEqual([]);
  });
}

test('past a cell the next key leads out of it', async ({ page }) => {
  await page.goto(needed('a lesson', lessonPages[0]).path);
  const cell = page.locator('request-cell').first();
  const skip = cell.locator('.skip-past');
  await skip.focus();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const isInside = await cell.evaluate((each) => each.contains(document.activeElement));
  expect(isInside).toBe(false);
  expect(await cell.evaluate((each) => each.compareDocumentPosition(document.activeElement ?? each))).toBe(FOLLOWING);
});
