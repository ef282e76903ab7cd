/** An assignment as a learner works on it, and the progress that the browser keeps. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Locator, Page, TestInfo } from '@playwright/test';
import { violations } from '../support/axe.ts';
import { button, catalogue, exampleCell, expect, locales, rewrite, sentence, test } from '../support/fixtures.ts';
import { shownText } from '../support/subject.ts';

/** The checks of one submission may take this long on a busy machine. */
const CHECKED_WITHIN_MS = 90_000;

/** The first one that can be solved in the files of its starter and that starts at once. */
const assignment = catalogue.assignments.find(
  ({ document, starter, solution }) =>
    document.level === 'easy' && Object.keys(solution).every((file) => starter[file] !== undefined),
);
if (assignment === undefined) throw new Error('No easy assignment keeps to the files of its starter.');
const { id, document: asked, starter, solution, words } = assignment;
const [locale = 'en'] = locales.filter((each) => words[each] !== undefined);
const said = words[locale];
const main = (starter['main.ts'] ?? '').replace(/\n$/, '');

async function open(page: Page): Promise<{ code: Locator; checks: Locator }> {
  await page.goto(`/${locale}/assignments/${id}/`);
  return { code: exampleCell(page, `assignment:${id}`), checks: page.locator('check-cell') };
}

async function enter(page: Page, code: Locator, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [file, text] of Object.entries(files)) {
    await code.getByRole('tab', { name: file, exact: true }).click();
    await rewrite(page, code, text);
  }
}

async function check(checks: Locator, verdict: 'passed' | 'failed'): Promise<void> {
  await button(checks, 'Check').click();
  await expect(checks).toHaveAttribute('data-verdict', verdict, { timeout: CHECKED_WITHIN_MS });
}

async function attempts(comparison: Locator): Promise<readonly string[]> {
  return comparison.locator('[value^="attempt:"]').allTextContents();
}

test.setTimeout(3 * 60_000);

test('Check on the starter says what was sent, how the answer differs, and where to look', async ({ page }) => {
  const { checks } = await open(page);
  await check(checks, 'failed');
  const failed = checks.locator('[data-check][data-status="failed"]').filter({ has: page.locator('.check-curl') });
  const first = failed.first();
  await expect(first.locator('.check-curl')).toContainText('curl -i');
  await expect(first.getByRole('row')).not.toHaveCount(0);
  await expect(first.locator('tbody th').first()).toHaveText(/^(status|header|body|log)/);
  const failing = (await first.getAttribute('data-check')) ?? '';
  const hint = said?.checks[failing]?.hint.replaceAll('`', '') ?? '';
  await expect(first.locator('[data-part="hint"]')).toContainText(hint);
  await first.locator('[data-part="hint"] a').click();
  await expect(page.locator(`[id="${asked.checks[failing]?.see ?? ''}"]`)).toBeInViewport();
});

test('a request of a check can be sent by hand', async ({ page }) => {
  const { checks } = await open(page);
  await check(checks, 'failed');
  const failed = checks.locator('[data-check][data-status="failed"]').filter({ has: page.locator('.check-curl') });
  await button(failed.first(), 'Try it by hand').click();
  const byHand = page.locator('free-request-cell');
  await button(byHand, 'Send').click();
  await expect(byHand).toHaveAttribute('data-status', /^\d{3}$/);
  await expect(byHand.locator('[data-part="response"]')).toBeVisible();
});

test('the solution passes every check, opens then, and can be compared', async ({ page }) => {
  const { code, checks } = await open(page);
  const comparison = page.locator('comparison-cell');
  await expect(comparison.locator('[value="solution"]')).toBeDisabled();
  await enter(page, code, solution);
  await check(checks, 'passed');
  await expect(checks.locator('[data-check][data-status="passed"]')).toHaveCount(Object.keys(asked.checks).length);
  await expect(page.locator('progress-mark')).toContainText('Passed');
  await page.locator('solution-cell summary').click();
  await expect(page.locator('[data-solution-file]').first()).toBeVisible();
  await expect(page.locator('progress-mark')).not.toContainText('opened');
  await button(comparison, 'Compare').click();
  await expect(comparison.locator('ins').first()).toBeVisible();
  await expect(comparison.locator('del').first()).toBeVisible();
  await comparison.locator('select').selectOption('solution');
  await button(comparison, 'Compare').click();
  await expect(comparison.locator('[data-part="difference"]')).toContainText('no difference');
  await enter(page, code, { 'main.ts': '// another one\n' });
  await comparison.locator('select').selectOption({ label: (await attempts(comparison))[0] ?? '' });
  await button(comparison, 'Compare').click();
  await expect(comparison.locator('ins').first()).toHaveText('// another one');
});

test('the check can be cancelled, and nothing is counted', async ({ page }) => {
  const { code, checks } = await open(page);
  await enter(page, code, { 'main.ts': 'setInterval(() => {}, 1000);\n' });
  await button(checks, 'Check').click();
  await button(checks, 'Cancel').click();
  await expect(sentence(checks)).toContainText('Cancelled');
  await expect(page.locator('progress-mark')).toHaveText('Not tried yet');
  await expect(button(checks, 'Check')).toBeEnabled();
});

test('a program that never answers is refused in time, and the page goes on', async ({ page }) => {
  const { code, checks } = await open(page);
  await enter(page, code, { 'main.ts': 'for (;;) {}\n' });
  await check(checks, 'failed');
  await expect(checks.locator('[data-check]').first()).toContainText('no answer in time');
  await enter(page, code, solution);
  await check(checks, 'passed');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`what a check found is open to everybody, on a phone as well › ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const { checks } = await open(page);
    await check(checks, 'failed');
    await button(page.locator('comparison-cell'), 'Compare').click();
    await page.locator('solution-cell summary').click();
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate(() => window.document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
}

test('hints open one by one, and stay offered', async ({ page }) => {
  await open(page);
  const hints = page.locator('hint-list details');
  const count = said?.hints.length ?? 0;
  await expect(hints).toHaveCount(count);
  for (let opened = 0; opened < count; opened++) {
    await expect(hints.filter({ visible: true })).toHaveCount(opened + 1);
    await hints.nth(opened).locator('summary').click();
    await expect(hints.nth(opened).locator('p')).toBeVisible();
  }
  await page.reload();
  await expect(hints.filter({ visible: true })).toHaveCount(count);
});

test('before all checks pass, the solution opens on request, and the progress says so', async ({ page }) => {
  await open(page);
  const cell = page.locator('solution-cell');
  const file = cell.locator('[data-solution-file]').first();
  await cell.locator('summary').click();
  await expect(button(cell, 'Open it anyway')).toBeVisible();
  await expect(file).toBeHidden();
  await button(cell, 'Open it anyway').click();
  await expect(file).toBeVisible();
  await expect(page.locator('progress-mark')).toContainText('solution opened');
});

test('a draft survives a reload; where the starter changed, both versions can be seen', async ({ page }) => {
  const { code } = await open(page);
  await rewrite(page, code, '// mine\n');
  await page.reload();
  expect(await shownText(code)).toBe('// mine\n');
  await page.evaluate((key) => {
    const draft: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    localStorage.setItem(key, JSON.stringify({ ...Object(draft), starter: 'of an earlier edition' }));
  }, `notebook:draft:1:example:assignment:${id}`);
  await page.reload();
  expect(await shownText(code)).toBe(main);
  await button(code, 'See both').click();
  await expect(code.locator('.both ins').first()).toHaveText('// mine');
  await button(code, 'Keep my version').click();
  expect(await shownText(code)).toBe('// mine\n');
});

/** Waits until the page says what is kept, so that it listens. */
async function openProgress(page: Page): Promise<void> {
  await page.goto(`/${locale}/progress/`);
  await expect(page.locator('answers-mark').first()).toContainText('answered');
}

/** Presses “Save as a file” and returns where the file is. */
async function save(page: Page, info: TestInfo): Promise<string> {
  const saved = page.waitForEvent('download');
  await button(page.locator('progress-file'), 'Save as a file').click();
  const path = info.outputPath('progress.json');
  await (await saved).saveAs(path);
  return path;
}

test('progress goes into a file and comes back', async ({ page }, info) => {
  const { code, checks } = await open(page);
  await rewrite(page, code, `${main}\n// mine`);
  await check(checks, 'failed');
  await page.goto(`/${locale}/${catalogue.examples[0]?.lesson ?? ''}/`);
  const question = page.locator('question-cell').first();
  await question.getByRole('radio').first().check();
  await button(question, 'Check').click();
  await openProgress(page);
  const marks = page.locator('progress-mark, answers-mark');
  await expect(marks.filter({ hasText: 'attempts: 1' })).toHaveCount(1);
  await expect(marks.filter({ hasText: /^1 of/ })).toHaveCount(1);
  const before = await marks.allTextContents();
  const path = await save(page, info);
  await page.evaluate(() => {
    localStorage.clear();
  });
  await openProgress(page);
  await expect(marks.filter({ hasText: 'attempts: 1' })).toHaveCount(0);
  await page.locator('input[type="file"]').setInputFiles(path);
  await expect(sentence(page.locator('progress-file'))).toContainText('Taken in');
  expect(await marks.allTextContents()).toEqual(before);
  await open(page);
  expect(await shownText(code)).toBe(`${main}\n// mine`);
});

test('an import can be undone, and a file that is not one changes nothing', async ({ page }, info) => {
  const { code } = await open(page);
  await rewrite(page, code, '// in the file');
  await openProgress(page);
  const path = await save(page, info);
  await open(page);
  await rewrite(page, code, '// written since');
  await openProgress(page);
  const file = page.locator('progress-file');
  const input = page.locator('input[type="file"]');
  const whole = readFileSync(path, 'utf8');
  for (const [text, complaint] of [
    ['no JSON', 'not JSON'],
    ['{"name":"another file"}', 'not a file of progress'],
    [whole.replace('"version": 1', '"version": 99'), 'later version'],
    [whole.replace(/"starter": "[^"]*"/, '"starter": 5'), 'damaged at drafts'],
  ] as const) {
    // Of its own name: the page may still read the one before.
    const wrong = info.outputPath(`${complaint}.json`);
    writeFileSync(wrong, text);
    await input.setInputFiles(wrong);
    await expect(sentence(file)).toContainText(complaint);
  }
  await open(page);
  expect(await shownText(code)).toBe('// written since');
  await openProgress(page);
  await input.setInputFiles(path);
  await expect(sentence(file)).toContainText('Taken in');
  await open(page);
  expect(await shownText(code)).toBe('// in the file');
  await openProgress(page);
  await button(file, 'Undo the import').click();
  await expect(sentence(file)).toContainText('before the import');
  await open(page);
  expect(await shownText(code)).toBe('// written since');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  for (const each of catalogue.assignments) {
    test(`${each.id} › brief, starter, hints and solution can be read`, async ({ page }) => {
      await page.goto(`/${locale}/assignments/${each.id}/`);
      for (const [file, text] of Object.entries(each.starter)) {
        const block = page.locator(`[data-file="${file}"] pre`);
        await expect(block).toBeVisible();
        expect(await block.textContent()).toBe(text.replace(/\n$/, ''));
      }
      for (const hint of await page.locator('hint-list details').all()) {
        await hint.locator('summary').click();
        await expect(hint.locator('p')).toBeVisible();
      }
      await page.locator('solution-cell summary').click();
      for (const [file, text] of Object.entries(each.solution)) {
        const block = page.locator(`[data-solution-file="${file}"]`);
        await expect(block).toBeVisible();
        expect(await block.textContent()).toBe(text.replace(/\n$/, ''));
      }
      await expect(page.locator('[data-check]')).toHaveCount(Object.keys(each.document.checks).length);
    });
  }
});
