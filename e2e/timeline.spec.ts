/** The life of a program as the page tells it: in words, which a screen reader hears, and drawn. */
import type { Locator, Page } from '@playwright/test';
import { button, exampleCell, exchangeCell, expect, openLesson, runIn, test } from './support/fixtures.ts';

async function open(page: Page, example: string): Promise<Locator> {
  await openLesson(page, example.split('/')[0] ?? '');
  const cell = exampleCell(page, example);
  await runIn(cell);
  return cell;
}

async function send(page: Page, id: string): Promise<void> {
  const request = exchangeCell(page, id);
  await button(request, 'Send').click();
  await expect(request).toHaveAttribute('data-verdict', /./);
}

const kinds = (cell: Locator): Promise<readonly string[]> =>
  cell
    .locator('[data-part="timeline-words"] > li')
    .evaluateAll((items) => items.map((item) => item.getAttribute('data-event') ?? ''));

test('from the start to the exit, in order', async ({ page }) => {
  const cell = await open(page, 'lifespan/graceful');
  await send(page, 'predict-from-file');
  await button(cell, 'SIGTERM').click();
  await expect(cell).toHaveAttribute('data-state', 'stopped');
  const told = (await kinds(cell)).filter((kind) => kind !== 'printed' && kind !== 'blocked');
  expect(told).toEqual(['started', 'listening', 'sent', 'ended', 'signal', 'port-closed', 'exit']);
  const words = cell.locator('[data-part="timeline-words"]');
  await cell.getByText('In words').click();
  await expect(words).toContainText('GET /predict?x=2: 200');
  await expect(words).toContainText('It is sent SIGTERM.');
  await expect(words).toContainText('It ends with exit code 0.');
  await expect(cell.locator('.timeline-drawing svg text').filter({ hasText: 'SIGTERM' })).toHaveCount(1);
  await expect(cell.locator('.timeline-drawing .bar.request')).toHaveCount(1);
  await expect(button(cell, 'SIGTERM')).toBeDisabled();
});

test('Ctrl+C is SIGINT, and Run begins a new life', async ({ page }) => {
  const cell = await open(page, 'lifespan/predict');
  await button(cell, 'Ctrl+C (SIGINT)').click();
  await expect(cell).toHaveAttribute('data-state', 'stopped');
  await expect(cell.locator('[data-part="log"]')).toContainText('Shutdown Event!');
  expect(await kinds(cell)).toContain('signal');
  await runIn(cell);
  expect(await kinds(cell)).not.toContain('signal');
});

test('a computation blocks the event loop; waiting does not', async ({ page }) => {
  const cell = await open(page, 'background-tasks/cpu');
  await send(page, 'ping-alone');
  await send(page, 'after-response');
  await expect.poll(() => kinds(cell)).toContain('blocked');
  const blocked = await cell.locator('[data-event="blocked"]').allTextContents();
  const longest = Math.max(...blocked.map((words) => Number(/(\d+) ms\.$/.exec(words)?.[1])));
  expect(longest).toBeGreaterThan(500);
  const calm = await open(page, 'lifespan/graceful');
  await page.waitForTimeout(1000);
  expect(await kinds(calm)).not.toContain('blocked');
});
