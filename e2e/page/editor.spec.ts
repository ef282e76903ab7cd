/** What an editor does beside taking text, by the keyboard: find, brackets, cursors, format; and the log beside it. */
import type { Locator, Page } from '@playwright/test';
import { violations } from '../support/axe.ts';
import { button, expect, rewrite as rewriteBlock, test } from '../support/fixtures.ts';
import { open, program, shownText } from '../support/subject.ts';

/** In the editor itself, which takes the block's place a moment after the click. */
async function rewrite(page: Page, code: Locator, text: string): Promise<void> {
  await code.locator('[data-part="editor"]').click();
  await expect(code.locator('[data-part="editor"].cm-content')).toBeFocused();
  await rewriteBlock(page, code, text);
}

const failing = program("() => { throw new Error('Boom'); }").replace(
  'app.listen',
  "console.error('said', 'once');\nthrow new RangeError('at the start');\napp.listen",
);
const lineOfFailing = failing.split('\n').findIndex((line) => line.includes('RangeError')) + 1;

test('brackets close, a closing one is dedented, and a bracket closes around what is selected', async ({ page }) => {
  const { code } = await open(page);
  await rewrite(page, code, 'if (true) ');
  await page.keyboard.type('{');
  await page.keyboard.press('Enter');
  await page.keyboard.type('run(1');
  expect(await shownText(code)).toBe('if (true) {\n  run(1)\n}');
  await rewrite(page, code, 'if (true) {\n  run()\n    ');
  await page.keyboard.type('}');
  expect(await shownText(code)).toBe('if (true) {\n  run()\n}');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('(');
  expect(await shownText(code)).toBe('(if (true) {\n  run()\n})');
});

test('of a long program Run and the log stay in sight, and the line that one comes to lies between them', async ({
  page,
}) => {
  // Where there is more room, the log stands beside.
  await page.setViewportSize({ width: 1100, height: 720 });
  const { code } = await open(page);
  const lines = Array.from({ length: 120 }, (_, index) => `const n${String(index)} = 1;`).join('\n');
  await rewrite(page, code, `${program('(_req, res) => res.end()')}\n${lines}`);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(code).toHaveAttribute('data-state', 'running');
  for (const key of ['Home', 'End', 'Home']) {
    await page.keyboard.press(`ControlOrMeta+${key}`);
    await expect(button(code, 'Run')).toBeInViewport({ ratio: 1 });
    await expect(code.locator('.log-title').first()).toBeInViewport();
    const seen = async (): Promise<boolean> => {
      const [bar, cursor, log] = await Promise.all(
        ['.cell-bar', '.cm-cursor-primary', '.log'].map(async (part) => code.locator(part).first().boundingBox()),
      );
      if (!bar || !cursor || !log) return false;
      return cursor.y >= bar.y + bar.height && cursor.y + cursor.height <= log.y;
    };
    await expect.poll(seen).toBe(true);
  }
});

test('where there is room, the log of a program that has run stands beside its code, and no button moves aside', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1200, height: 720 });
  const { code } = await open(page);
  const text = `${program("(_req, res) => { console.log('a line '.repeat(40)); res.end(); }")}${'// a line\n'.repeat(60)}`;
  await rewrite(page, code, text);
  const places = async (): Promise<readonly (number | undefined)[]> => {
    const found = await Promise.all(['Run', 'Stop'].map((name) => button(code, name).boundingBox()));
    return found.flatMap((place) => [place?.x, place?.width]);
  };
  await page.keyboard.press('ControlOrMeta+Home');
  const before = await places();
  await button(code, 'Run').click();
  await expect(code).toHaveAttribute('data-state', 'running');
  expect(await places()).toEqual(before);
  await code.locator('[data-part="editor"].cm-content').focus();
  for (const key of ['Home', 'End']) {
    await page.keyboard.press(`ControlOrMeta+${key}`);
    await expect(button(code, 'Stop')).toBeInViewport({ ratio: 1 });
    await expect(code.locator('.log-title').first()).toBeInViewport({ ratio: 1 });
    const [bar, log] = await Promise.all(['.cell-bar', '.log'].map((part) => code.locator(part).first().boundingBox()));
    expect(log?.x).toBeGreaterThanOrEqual((bar?.x ?? 0) + (bar?.width ?? Infinity));
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1200);
  expect(await violations(page)).toEqual([]);
});

test('two cursors write at once, and a line goes in and out again', async ({ page }) => {
  const { code } = await open(page);
  await rewrite(page, code, 'one two one');
  await page.keyboard.press('Home');
  await page.keyboard.press('ControlOrMeta+d');
  await expect(code.locator('.cm-searchMatch-selected, .cm-selectionBackground').first()).toBeVisible();
  await page.keyboard.press('ControlOrMeta+d');
  await expect(code.locator('.cm-cursor')).toHaveCount(2);
  await page.keyboard.type('x');
  expect(await shownText(code)).toBe('x two x');
  await page.keyboard.press('ControlOrMeta+]');
  expect(await shownText(code)).toBe('  x two x');
  await page.keyboard.press('ControlOrMeta+[');
  expect(await shownText(code)).toBe('x two x');
});

test('find and replace, and the way back into the text', async ({ page }) => {
  const { code } = await open(page);
  await rewrite(page, code, 'a b a');
  await page.keyboard.press('ControlOrMeta+f');
  const find = code.locator('.cm-search input[name="search"]');
  await expect(find).toBeFocused();
  await page.keyboard.type('a');
  await code.locator('.cm-search input[name="replace"]').fill('c');
  expect(await violations(page)).toEqual([]);
  await code.locator('.cm-search button[name="replaceAll"]').click();
  expect(await shownText(code)).toBe('c b c');
  await find.press('Escape');
  await expect(code.locator('[data-part="editor"]')).toBeFocused();
});

test('a file is formatted, and one that cannot be read is left as it is', async ({ page }) => {
  const { code } = await open(page);
  await rewrite(page, code, 'const a:number=1\nconsole.log( "x",a )');
  await button(code, 'Format').click();
  await expect.poll(() => shownText(code)).toBe("const a: number = 1;\nconsole.log('x', a);");
  await rewrite(page, code, 'const a = 1;\nconst b: = 2;');
  await page.keyboard.press('Shift+Alt+f');
  await expect(code.locator('.editor-said')).toContainText('line 2');
  expect(await shownText(code)).toBe('const a = 1;\nconst b: = 2;');
});

test('an error of the start stands at its line, the log leads there, and an edit takes it away', async ({ page }) => {
  const { code } = await open(page);
  await rewrite(page, code, failing);
  await button(code, 'Run').click();
  await expect(code).toHaveAttribute('data-state', 'failed');
  await expect(code.locator('.cm-said-by-run')).toHaveText(/RangeError: at the start/);
  await expect(code.locator('.cm-marked-line')).toHaveText(/throw new RangeError/);
  await page.keyboard.press('ControlOrMeta+Home');
  const link = code
    .locator('.log-line')
    .getByRole('button', { name: new RegExp(`main\\.ts:${String(lineOfFailing)}\\b`) });
  await link.first().focus();
  await page.keyboard.press('Enter');
  await expect(code.locator('[data-part="editor"]')).toBeFocused();
  await expect(code.locator('.cm-activeLine').first()).toHaveText(/throw new RangeError/);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.type(' ');
  await expect(code.locator('.cm-said-by-run')).toHaveCount(0);
});

test('a Zod error stands where it was thrown, with its issues', async ({ page }) => {
  const { code } = await open(page);
  await rewrite(page, code, "import { z } from 'zod';\n\nz.object({ age: z.number() }).parse({ age: 'old' });\n");
  await button(code, 'Run').click();
  await expect(code.locator('.cm-said-by-run')).toContainText('age: ');
  await expect(code.locator('.cm-marked-line')).toHaveText(/age: 'old'/);
});

test('a log is filtered, copied and cleared', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { code } = await open(page);
  await rewrite(
    page,
    code,
    "console.log('first');\nconsole.log('second');\nsetTimeout(() => console.log('second too'), 1500);\n",
  );
  await button(code, 'Run').click();
  await code.getByLabel('Show lines with').fill('SECOND');
  await expect(code.locator('.log-line:visible')).toHaveText(['second', 'second too']);
  await button(code, 'Copy').click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('second\nsecond too');
  await button(code, 'Clear').click();
  await expect(code.locator('.log-line')).toHaveCount(0);
});
