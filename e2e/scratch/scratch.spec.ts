/** A program of the reader's own: written in several files, run, asked, and never lost. */
import { violations } from '../support/axe.ts';
import { button, expect, rewrite, runIn, sentence, test } from '../support/fixtures.ts';
import { addFile, keptPrograms, openFile, openKept, openScratch, scratchOn } from '../support/scratch.ts';
import { program, shownText } from '../support/subject.ts';

test('it begins with a small program that works, and runs nothing by itself', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const { code, requests, scratch } = await openScratch(page);
  await page.waitForLoadState('networkidle');
  await expect(code).toHaveAttribute('data-state', 'idle');
  expect(asked.filter((url) => /\/runtime\/|code-mirror/.test(url))).toEqual([]);
  await button(requests.nth(0), 'Send').click();
  await expect(requests.nth(0)).toHaveAttribute('data-status', '201');
  await expect(requests.nth(0).locator('[data-part="exchange-log"]')).toHaveText('notes: 1');
  await expect(requests.nth(0).locator('[data-part="way"] li').filter({ hasText: 'answered' })).toContainText('/notes');
  await button(requests.nth(1), 'Send').click();
  await expect(requests.nth(1).locator('[data-part="body"]')).toHaveText('{ "greeting": "Hello", "notes": ["milk"] }');
  await expect(code.locator('[data-part="log"] > *')).toHaveText(['notes: 1']);
  await expect(code.locator('.timeline svg').getByText('POST /notes')).toBeVisible();
  // Nothing of it was the reader's: nothing is kept.
  expect(await keptPrograms({ ...scratchOn(page), scratch })).toEqual([]);
});

test('files are added, renamed and removed, and the program runs with them', async ({ page }) => {
  const opened = await openScratch(page);
  const { code, scratch, said, requests } = opened;
  await addFile(page, opened, 'lib/answer.ts', 'export const answer = 41;\n');
  await openFile(opened, 'main.ts');
  await rewrite(
    page,
    code.locator('[data-open]'),
    `import { answer } from './lib/answer.ts';\n${program('(_req, res) => res.json({ answer })')}`,
  );
  await button(requests.nth(1), 'Send').click();
  await expect(requests.nth(1).locator('[data-part="body"]')).toHaveText('{ "answer": 41 }');

  await openFile(opened, 'lib/answer.ts');
  await button(code, 'Rename').click();
  await scratch.getByLabel('Name of the file').fill('../answer.ts');
  await page.keyboard.press('Enter');
  await expect(said).toContainText('“../answer.ts”');
  await scratch.getByLabel('Name of the file').fill('Main.ts');
  await page.keyboard.press('Enter');
  await expect(said).toContainText('is there already');
  await scratch.getByLabel('Name of the file').fill('answer.ts');
  await page.keyboard.press('Enter');
  expect(await shownText(code)).toBe('export const answer = 41;\n');
  await button(code, 'Run').click();
  await expect(code).toHaveAttribute('data-state', 'failed');
  await expect(sentence(code)).toContainText('lib/answer.ts');

  await page.locator('[role="tab"]', { hasText: 'answer.ts' }).first().click();
  await button(code, 'Remove').click();
  await expect(said).toContainText('answer.ts was removed');
  await expect(code.getByRole('tab')).toHaveCount(1);
  await button(scratch, 'Undo').click();
  await expect(code.getByRole('tab')).toHaveCount(2);
  await openFile(opened, 'main.ts');
  await expect(button(code, 'Remove')).toBeDisabled();
  await expect(button(code, 'Rename')).toBeDisabled();
});

test('the environment starts the program, and requests come and go', async ({ page }) => {
  const { code, scratch, said, requests } = await openScratch(page);
  await code.getByLabel('Value of GREETING').fill('Salut');
  await button(scratch, 'Add a request').click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText('/notes');
  await page.keyboard.press('Enter');
  await expect(requests.nth(2).locator('[data-part="body"]')).toContainText('Salut');
  await button(requests.nth(0), 'Remove request 1').click();
  await expect(requests).toHaveCount(2);
  await expect(said).toContainText('POST /notes was removed');
  await button(scratch, 'Undo').click();
  await expect(requests.nth(0).getByLabel('Method')).toHaveValue('POST');
  await requests.nth(0).locator('[name="body"]').fill('{"text": ');
  await button(requests.nth(0), 'Send').click();
  await expect(sentence(requests.nth(0))).toContainText('not JSON');
  await expect(requests.nth(0)).toHaveAttribute('data-status', '400');
});

test('programs are kept by name: over a reload, and in a second tab', async ({ page, context }) => {
  const opened = await openScratch(page);
  const { code, name, requests } = opened;
  await name.fill('First');
  await addFile(page, opened, 'b.ts', '// b\n');
  await code.getByLabel('Value of GREETING').fill('Salut');
  await requests.nth(0).getByLabel('Path').fill('/mine');
  await button(opened.scratch, 'New').click();
  await expect(name).toHaveValue('My program');
  await expect(code.getByRole('tab')).toHaveCount(1);
  await rewrite(page, code, '// second');
  await page.reload();
  await expect(name).toHaveValue('My program');
  expect(await shownText(code)).toBe('// second');
  expect(await keptPrograms(opened)).toEqual(['First', 'My program']);

  const tab = await context.newPage();
  const other = await openScratch(tab);
  await openKept(other, 'First');
  await expect(other.name).toHaveValue('First');
  await expect(other.code.getByLabel('Value of GREETING')).toHaveValue('Salut');
  await expect(other.requests.nth(0).getByLabel('Path')).toHaveValue('/mine');
  await openFile(other, 'b.ts');
  expect(await shownText(other.code)).toBe('// b');
  expect(await shownText(code)).toBe('// second');
});

test('another program finds nothing that the one before has said', async ({ page }) => {
  const opened = await openScratch(page);
  const { code, name, requests } = opened;
  await rewrite(page, code, program(`(_req, res) => { console.log('said'); res.type('html').send('<h1>Mine</h1>'); }`));
  await button(requests.nth(0), 'Send').click();
  await expect(code.locator('[data-part="log"] > *')).toHaveText(['said']);
  await button(requests.nth(0), 'Rendered').click();
  await expect(requests.nth(0).frameLocator('iframe').getByRole('heading')).toHaveText('Mine');
  await name.fill('Before');
  await button(opened.scratch, 'New').click();
  await expect(name).toHaveValue('My program');
  await expect(code).toHaveAttribute('data-state', 'stopped');
  await expect(code.locator('[data-part="log"] > *')).toHaveCount(0);
  await expect(code.locator('.timeline svg')).toBeHidden();
  await expect(code.getByText('Run the program, and its life is drawn here.')).toBeVisible();
  await expect(requests.nth(0).locator('[data-part="response"]')).toBeHidden();
  // Undo in the editor does not bring another program's text back.
  await code.locator('[data-part="editor"]').click();
  await page.keyboard.press('ControlOrMeta+z');
  expect(await shownText(code)).toContain('/notes');
});

test('two tabs that write one program keep both', async ({ page, context }) => {
  const first = await openScratch(page);
  await rewrite(page, first.code, '// one');
  const tab = await context.newPage();
  const second = await openScratch(tab);
  expect(await shownText(second.code)).toBe('// one');
  await rewrite(tab, second.code, '// two');
  await expect(first.said).toContainText('Another tab has changed this program');
  expect(await shownText(first.code)).toBe('// one');
  await first.code.getByLabel('Value of GREETING').fill('mine');
  await expect(first.said).toContainText('as “My program 2”');
  expect(await keptPrograms(first)).toEqual(['My program', 'My program 2']);
  await openKept(first, 'My program');
  expect(await shownText(first.code)).toBe('// two');
});

test('a removed program can be brought back, after a reload as well', async ({ page }) => {
  const opened = await openScratch(page);
  const { code, name, scratch, said } = opened;
  await name.fill('Precious');
  await rewrite(page, code, '// precious');
  await scratch.locator('[data-part="programs"] summary').click();
  await button(scratch, 'Remove Precious').click();
  await expect(button(scratch, 'Undo')).toBeFocused();
  expect(await keptPrograms(opened)).toEqual([]);
  await page.reload();
  await expect(said).toContainText('“Precious” was removed');
  await button(scratch, 'Undo').click();
  await expect(name).toHaveValue('Precious');
  expect(await shownText(code)).toBe('// precious');
  await page.reload();
  expect(await shownText(code)).toBe('// precious');
});

test('where the browser keeps nothing, the reader is told, and nothing is lost while the page is open', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  const opened = await openScratch(page);
  const { code, name, said, scratch } = opened;
  await name.fill('Held');
  await rewrite(page, code, program('(_req, res) => res.end()'));
  await expect(said).toContainText('keeps no drafts');
  await runIn(code);
  await button(scratch, 'New').click();
  await expect(said).toContainText('keeps no drafts');
  await expect(code).not.toHaveAttribute('data-state', 'running');
  expect(await shownText(code)).toContain('/notes');
  await openKept(opened, 'Held');
  expect(await shownText(code)).toContain('res.end()');
});

test('everything works by keyboard', async ({ page }) => {
  const { code, scratch, requests } = await openScratch(page);
  await code.getByRole('tab').first().focus();
  const next = async (label: string): Promise<void> => {
    for (let steps = 0; steps < 12; steps += 1) {
      await page.keyboard.press('Tab');
      const words = await page.evaluate(() => document.activeElement?.textContent.trim());
      if (words === label) return;
    }
    throw new Error(`Tab does not lead to “${label}”.`);
  };
  await next('Add a file');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('a.ts');
  await page.keyboard.press('Enter');
  await expect(code.getByRole('tab', { name: 'a.ts' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(code.getByRole('tab', { name: 'main.ts' })).toBeFocused();
  await next('Add a file');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(button(scratch, 'Add a file')).toBeFocused();
  await requests.nth(1).getByLabel('Path').focus();
  await page.keyboard.press('Enter');
  await expect(requests.nth(1)).toHaveAttribute('data-status', '200');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`what was written and answered is open to everybody, on a phone as well › ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const opened = await openScratch(page);
    const { code, scratch, requests } = opened;
    await addFile(page, opened, 'some/rather/long/path/of-a-file-with-a-long-name.ts', '// a');
    await button(code, 'Rename').click();
    for (const summary of await scratch.locator('.scratch-others summary').all()) await summary.click();
    await button(requests.nth(0), 'Send').click();
    await expect(requests.nth(0)).toHaveAttribute('data-status', '201');
    expect(await violations(page)).toEqual([]);
    for (const width of [390, 360]) {
      await page.setViewportSize({ width, height: 740 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
}

test('it is reached from every page and from the first one; without JavaScript it says what it needs', async ({
  browser,
}) => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto('/en/');
  await expect(page.locator('header').getByRole('link', { name: 'Scratch' })).toBeVisible();
  await page.locator('main').getByRole('link', { name: 'open scratch' }).click();
  await expect(page.locator('noscript .notice')).toContainText('JavaScript is off. Scratch needs it');
  await expect(page.locator('noscript .notice')).toBeVisible();
  await expect(page.locator('scratch-cell')).toBeHidden();
  await page.close();
});
