/** What a question asks about is not given away by the cell below it. */
import type { Locator, Page } from '@playwright/test';
import { button, catalogue, cited, expect, needed, openLesson, test } from '../support/fixtures.ts';

const componentOf = { 'request-cell': 'Exchange', 'run-cell': 'Run' } as const;

/** A lesson that asks about what it shows next, in a program that runs in the page. */
function lessonWith(kind: 'request-cell' | 'run-cell'): string {
  const found = cited.find(({ component, attributes, lesson }, index) => {
    const next = cited[index + 1];
    const example = catalogue.examples.find(
      ({ lesson: its, document: { exchanges, runs = {} } }) =>
        its === lesson && (attributes['by'] ?? '') in { ...exchanges, ...runs },
    );
    return (
      component === 'Question' &&
      next?.component === componentOf[kind] &&
      next.attributes['id'] === attributes['by'] &&
      example?.document.needsNode === undefined
    );
  });
  return needed(`a question above its ${kind}`, found).lesson;
}

/** The first question of the lesson whose own cell stands right below it. */
async function open(page: Page, kind: 'request-cell' | 'run-cell'): Promise<{ question: Locator; cell: Locator }> {
  await openLesson(page, lessonWith(kind));
  const ids = await page
    .locator(`question-cell + ${kind}`)
    .evaluateAll((cells) =>
      cells.filter((cell) => cell.previousElementSibling?.getAttribute('data-by') === cell.id).map(({ id }) => id),
    );
  const id = ids[0] ?? '';
  return { question: page.locator(`question-cell[data-by="${id}"]`).first(), cell: page.locator(`[id="${id}"]`) };
}

const shows = { 'request-cell': '[data-part="body"]', 'run-cell': '[data-part="log"]' } as const;

for (const kind of ['request-cell', 'run-cell'] as const) {
  test(`${kind} › kept back until the question is answered, and after a reload it is not`, async ({ page }) => {
    const { question, cell } = await open(page, kind);
    const outcome = cell.locator(shows[kind]);
    await expect(outcome).toBeHidden();
    await question.getByRole('radio').first().check();
    await button(question, 'Check').click();
    await expect(outcome).toBeVisible();
    await page.reload();
    await expect(outcome).toBeVisible();
  });

  test(`${kind} › shown when the reader asks for it`, async ({ page }) => {
    const { cell } = await open(page, kind);
    await button(cell, 'Show it').click();
    await expect(cell.locator(shows[kind])).toBeVisible();
    await expect(cell.locator('[data-part="kept-back"]')).toBeHidden();
  });

  test(`${kind} › shown when it is run`, async ({ page }) => {
    const { cell } = await open(page, kind);
    await button(cell, kind === 'run-cell' ? 'Run here' : 'Send').click();
    await expect(cell).toHaveAttribute('data-verdict', 'matches', { timeout: 30_000 });
    await expect(cell.locator(shows[kind])).toBeVisible();
  });
}
