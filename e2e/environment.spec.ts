/** The environment beside a program: changed, kept, and what Run and Send start it with. */
import type { Locator, Page } from '@playwright/test';
import { button, exampleCell, exchangeCell, expect, openLesson, runIn, sentence, test } from './support/fixtures.ts';

const example = 'config/settings';

async function open(page: Page): Promise<Locator> {
  await openLesson(page, 'config');
  return exampleCell(page, example);
}

function valueOf(cell: Locator, name: string): Locator {
  return cell.getByLabel(`Value of ${name}`, { exact: true });
}

const log = (cell: Locator): Locator => cell.locator('[data-part="log"] > *');

test('the documented environment is there, and a changed one is what the program gets', async ({ page }) => {
  const cell = await open(page);
  await expect(valueOf(cell, 'DB_USERNAME')).toHaveValue('app');
  await button(cell, 'Add a variable').click();
  await page.keyboard.type('PORT');
  await page.keyboard.press('Enter');
  await page.keyboard.type('4000');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(cell).toHaveAttribute('data-state', 'running');
  await expect(log(cell).first()).toHaveText('dev on port 4000');
});

test('a variable that is not set does not reach the program, and its exit code says so', async ({ page }) => {
  const cell = await open(page);
  await cell.getByLabel('Set DB_PASSWORD', { exact: true }).uncheck();
  await button(cell, 'Run').click();
  await expect(cell).toHaveAttribute('data-state', 'failed');
  await expect(sentence(cell)).toContainText('78');
  await expect(cell.locator('[data-part="log"]')).toContainText('DB_PASSWORD');
});

test('Send starts the program with the changed environment', async ({ page }) => {
  const cell = await open(page);
  await valueOf(cell, 'DB_USERNAME').fill('kim');
  const request = exchangeCell(page, 'settings-with-stars');
  await button(request, 'Send').click();
  await expect(request).toHaveAttribute('data-verdict', 'differs');
  await expect(request.locator('[data-part="body"]')).toContainText('"kim"');
});

test('it survives a reload, Reset brings the documented one back, and Undo the reader’s', async ({ page }) => {
  const cell = await open(page);
  await button(cell, 'Remove DB_USERNAME').click();
  await valueOf(cell, 'APP_ENV').fill('prod');
  await page.reload();
  await expect(valueOf(cell, 'APP_ENV')).toHaveValue('prod');
  await expect(valueOf(cell, 'DB_USERNAME')).toHaveCount(0);
  await button(cell, 'Reset').click();
  await expect(valueOf(cell, 'APP_ENV')).toHaveValue('dev');
  await expect(valueOf(cell, 'DB_USERNAME')).toHaveValue('app');
  await button(cell, 'Undo reset').click();
  await expect(valueOf(cell, 'APP_ENV')).toHaveValue('prod');
  await expect(valueOf(cell, 'DB_USERNAME')).toHaveCount(0);
});

test('changed after Run: the page says so', async ({ page }) => {
  const cell = await open(page);
  await runIn(cell);
  await valueOf(cell, 'DB_USERNAME').fill('kim');
  await expect(sentence(cell)).toContainText('press Run');
});
