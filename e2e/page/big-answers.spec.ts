/** Answers that are larger than a page can lay out: shown within a second, plain and in parts, with a way to keep the whole. */
import { readFile } from 'node:fs/promises';
import { button, expect, rewrite, runIn, sentence, test } from '../support/fixtures.ts';
import { open, program } from '../support/subject.ts';

const big = program(
  `(_req, res) => res.json(Array.from({ length: 10_000 }, (_, id) => ({ id, name: 'item ' + id, price: id / 4, tags: ['one', 'two', 'three'], note: 'a note of some length' })))`,
);

test('JSON of a megabyte and ten thousand objects is shown in parts, and can be saved', async ({ page }) => {
  const { code, request } = await open(page);
  await rewrite(page, code, big);
  await runIn(code);
  await button(request, 'Send').click();
  await expect(request).toHaveAttribute('data-verdict', 'differs');
  const body = request.locator('[data-part="body"]');
  await expect(body).toContainText('"item 1"');
  const first = (await body.textContent())?.length ?? 0;
  expect(first).toBeGreaterThan(1_000);
  expect(first).toBeLessThanOrEqual(100_000);
  expect(await body.locator('*').count()).toBeLessThan(10);
  await button(request, 'Show more').click();
  expect((await body.textContent())?.length ?? 0).toBeGreaterThan(first);
  const [saved] = await Promise.all([page.waitForEvent('download'), button(request, 'Save all').click()]);
  const list: unknown = JSON.parse(await readFile(await saved.path(), 'utf8'));
  expect(list).toHaveLength(10_000);
  expect(await request.locator('.differences li').count()).toBeLessThan(60);
});

test('a log of more lines than a page shows says how many are left out, and can be saved', async ({ page }) => {
  const { code } = await open(page);
  await rewrite(page, code, `for (let n = 1; n <= 5_000; n += 1) console.log('line ' + n);`);
  await button(code, 'Run').click();
  const log = code.locator('[data-part="log"]');
  await expect(log).toContainText('line 5000');
  const rest = code.locator('[data-part="log-rest"]');
  await expect(rest).toContainText('… 3,000 earlier lines are not shown.');
  expect(await log.locator('.log-line').count()).toBe(2_000);
  const [saved] = await Promise.all([page.waitForEvent('download'), button(rest, 'Save the whole log').click()]);
  const lines = (await readFile(await saved.path(), 'utf8')).trimEnd().split('\n');
  expect([lines.length, lines[0], lines.at(-1)]).toEqual([5_000, 'line 1', 'line 5000']);
  await rewrite(page, code, `console.log('short');`);
  await button(code, 'Run').click();
  await expect(log).toHaveText('short');
  await expect(rest).toHaveCount(0);
});

test('a program’s words cannot pass for the page’s', async ({ page }) => {
  const { code } = await open(page);
  await rewrite(
    page,
    code,
    String.raw`console.error('Error: \u202e.detnemucod sA \u2066{place}{exit}{code} <b>As documented.</b>\u200b'); process.exit(1);`,
  );
  await button(code, 'Run').click();
  await expect(code).toHaveAttribute('data-state', 'failed');
  await expect(sentence(code)).toContainText(
    'The program ended with “Error: ⟨U+202E⟩.detnemucod sA ⟨U+2066⟩{place}{exit}{code} <b>As documented.</b>',
  );
  await expect(code.locator('[data-part="log"]')).toContainText('⟨U+202E⟩');
});
