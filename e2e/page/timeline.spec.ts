/** The life of a program as the page tells it: in words, which a screen reader hears, and drawn. */
import type { Locator, Page } from '@playwright/test';
import type { CatalogueExample } from '#checker/catalogue.ts';
import {
  button,
  exampleCell,
  examplesShownWith,
  exchangeCell,
  expect,
  needed,
  openLesson,
  runIn,
  test,
} from '../support/fixtures.ts';

const drawn = examplesShownWith('timeline');

/** One that a documented run ends with the signal and exit code 0, with that run's last line. */
function stoppedBy(signal: 'SIGINT' | 'SIGTERM'): { example: CatalogueExample; lastLine: string } {
  const found = drawn.flatMap((example) =>
    Object.values(example.document.runs ?? {}).flatMap(({ steps = [], exit, logs }) => {
      const isStopped = steps.some((step) => 'signal' in step && step.signal === signal);
      const lastLine = logs.at(-1);
      const isGood = exit !== undefined && 'code' in exit && exit.code === 0;
      return isStopped && isGood && typeof lastLine === 'string' ? [{ example, lastLine }] : [];
    }),
  );
  return needed(`a timeline of a program that ends well by ${signal}`, found[0]);
}

async function open(page: Page, { id, lesson }: CatalogueExample): Promise<Locator> {
  await openLesson(page, lesson);
  const cell = exampleCell(page, id);
  await runIn(cell);
  return cell;
}

async function send(page: Page, id: string): Promise<void> {
  const request = exchangeCell(page, id);
  await button(request, 'Send').click();
  await expect(request).toHaveAttribute('data-verdict', /./, { timeout: 30_000 });
}

const kinds = (cell: Locator): Promise<readonly string[]> =>
  cell
    .locator('[data-part="timeline-words"] > li')
    .evaluateAll((items) => items.map((item) => item.getAttribute('data-event') ?? ''));

test('from the start to the exit, in order', async ({ page }) => {
  const { example } = stoppedBy('SIGTERM');
  const [id, { request, response }] = needed(
    'an exchange that stands alone',
    Object.entries(example.document.exchanges).find(([, each]) => !each.after && !each.alongside && !each.waitMs),
  );
  const cell = await open(page, example);
  await send(page, id);
  await button(cell, 'SIGTERM').click();
  await expect(cell).toHaveAttribute('data-state', 'stopped');
  const told = (await kinds(cell)).filter((kind) => kind !== 'printed' && kind !== 'blocked');
  expect(told).toEqual(['started', 'listening', 'sent', 'ended', 'signal', 'port-closed', 'exit']);
  const words = cell.locator('[data-part="timeline-words"]');
  await cell.getByText('In words').click();
  await expect(words).toContainText(`${request.method} ${request.path}: ${String(response.status)}`);
  await expect(words).toContainText('It is sent SIGTERM.');
  await expect(words).toContainText('It ends with exit code 0.');
  await expect(cell.locator('.timeline-drawing svg text').filter({ hasText: 'SIGTERM' })).toHaveCount(1);
  await expect(cell.locator('.timeline-drawing .bar.request')).toHaveCount(1);
  await expect(button(cell, 'SIGTERM')).toBeDisabled();
});

test('Ctrl+C is SIGINT, and Run begins a new life', async ({ page }) => {
  const { example, lastLine } = stoppedBy('SIGINT');
  const cell = await open(page, example);
  await button(cell, 'Ctrl+C (SIGINT)').click();
  await expect(cell).toHaveAttribute('data-state', 'stopped');
  await expect(cell.locator('[data-part="log"] > *').last()).toHaveText(lastLine);
  expect(await kinds(cell)).toContain('signal');
  await runIn(cell);
  expect(await kinds(cell)).not.toContain('signal');
});

test('a client that leaves is told and drawn', async ({ page }) => {
  const left = drawn.flatMap((example) =>
    Object.values(example.document.runs ?? {}).flatMap(({ steps = [] }) =>
      steps.flatMap((step) => ('leavesAfterMs' in step ? [{ example, id: step.send }] : [])),
    ),
  );
  const { example, id } = needed('a run with a timeline in which a client leaves', left[0]);
  const cell = await open(page, example);
  const request = exchangeCell(page, id);
  await button(request, 'Send').click();
  await button(request, 'Cancel').click();
  await cell.getByText('In words').click();
  await expect(cell.locator('[data-event="ended"]')).toContainText('client left');
  await expect(cell.locator('.timeline-drawing .bar.lost')).toHaveCount(1);
});

test('a computation blocks the event loop; waiting does not', async ({ page }) => {
  const late = drawn.flatMap((example) =>
    Object.entries(example.document.exchanges)
      .filter(([, { alongside, took }]) => alongside !== undefined && (took?.atLeastMs ?? 0) >= 500)
      .map(([id, { took }]) => ({ example, id, atLeastMs: took?.atLeastMs ?? 0 })),
  );
  const { example, id, atLeastMs } = needed('an exchange that another one keeps waiting', late[0]);
  const cell = await open(page, example);
  await send(page, id);
  await expect.poll(() => kinds(cell)).toContain('blocked');
  const blocked = await cell.locator('[data-event="blocked"]').allTextContents();
  const longest = Math.max(...blocked.map((words) => Number(/(\d+) ms\.$/.exec(words)?.[1])));
  // The page notices a block by a sign of life that comes late: it cannot have seen all of it.
  expect(longest).toBeGreaterThan(atLeastMs / 2);
  const calm = await open(page, stoppedBy('SIGTERM').example);
  await page.waitForTimeout(1000);
  expect(await kinds(calm)).not.toContain('blocked');
});
