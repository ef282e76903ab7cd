/** Types while one writes: at their line, at the caret, in every file; and nothing is lost where they do not come. */
import { test as unwatched, type Locator, type Page } from '@playwright/test';
import { violations } from '../support/axe.ts';
import { otherEngines, skipWhereMissing } from '../support/engines.ts';
import { button, catalogue, expect, rewrite, runIn, test } from '../support/fixtures.ts';
import { addFile, openFile, openScratch } from '../support/scratch.ts';
import { open, program, shownText } from '../support/subject.ts';
import { checkedInPage, type CheckedInPage, type CheckedProgram } from '../support/type-thread.ts';

// The other tests have them switched off.
test.use({ storageState: { cookies: [], origins: [] } });

const planted = program(`(req, res) => {\n  const port: number = req.method;\n  res.json({ port });\n}`);
const lineOfPlanted = planted.split('\n').findIndex((line) => line.includes('const port')) + 1;

/** Of one lesson together: a program is a folder, and no two of them see each other. */
function programsByLesson(): readonly CheckedProgram[] {
  const all = [
    ...catalogue.examples.map(({ lesson, id, files }) => ({ lesson, id, files })),
    ...catalogue.assignments.flatMap(({ lesson, id, starter, solution }) => [
      { lesson, id: `${id}-starter`, files: starter },
      { lesson, id: `${id}-solution`, files: solution },
    ]),
  ];
  return Object.entries(Object.groupBy(all, ({ lesson }) => lesson)).map(([lesson, programs = []]) => ({
    name: lesson,
    files: Object.fromEntries(
      programs.flatMap(({ id, files }) => Object.entries(files).map(([file, text]) => [`${id}/${file}`, text])),
    ),
  }));
}

const problems = (cell: Locator): Locator => cell.getByRole('button', { name: /^Type errors: / });
const typesSwitch = (cell: Locator): Locator => cell.getByRole('switch', { name: /Types/ });

/** Behind the last occurrence of the words, in the editor that has the focus. Home would go to the first letter of a line. */
async function caretBehind(page: Page, cell: Locator, words: string): Promise<void> {
  const before = (await shownText(cell)).split(words).slice(0, -1).join(words) + words;
  const lines = before.split('\n');
  await page.keyboard.press('ControlOrMeta+Home');
  for (let line = 1; line < lines.length; line += 1) await page.keyboard.press('ArrowDown');
  const column = lines.at(-1)?.length ?? 0;
  for (let at = 0; at < column; at += 1) await page.keyboard.press('ArrowRight');
}

test('no example, starter or solution has a type error in the compiler of the page', async ({ page }) => {
  await page.goto('/en/');
  const found: readonly CheckedInPage[] = await page.evaluate(checkedInPage(programsByLesson()));
  expect(found.map(({ name }) => name)).toEqual(programsByLesson().map(({ name }) => name));
  expect(found.filter((each) => each.problems.length > 0)).toEqual([]);
});

test('a planted error is shown at its line, the program runs all the same, and the bytes are told before', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const typed = (): readonly string[] => asked.filter((path) => path.includes('/typed/'));
  const { code, request } = await open(page);
  await code.locator('[data-part="editor"]').click();
  await expect(typesSwitch(code)).toBeChecked();
  await expect(code.locator('.types-switch')).toContainText(/[\d.]+ MB/);
  expect(typed()).toEqual([]);
  await rewrite(page, code, planted);
  await expect(problems(code)).toHaveText('Type errors: 1');
  expect(typed().length).toBe(2);
  const line = code.locator('.cm-line', { has: page.locator('.cm-lintRange-error') });
  await expect(line).toHaveText(/const port: number/);
  await problems(code).click();
  await expect(code.locator('.cm-activeLine')).toHaveText(/const port: number/);
  await expect(code.locator('.editor-said')).toContainText(
    `main.ts:${String(lineOfPlanted)} Type 'string' is not assignable to type 'number'.`,
  );
  expect(await violations(page)).toEqual([]);
  await runIn(code);
  await button(request, 'Send').click();
  await expect(request.locator('[data-part="body"]')).toHaveText(/^\{ "port": "[A-Z]+" \}$/);
});

test('req. offers params, and a type is told at the caret and under the pointer', async ({ page }) => {
  const { code } = await open(page);
  await rewrite(page, code, program(`(req, res) => {\n  res.json(req);\n}`));
  await expect(code.locator('.editor-said')).toHaveText('No type errors.');
  await caretBehind(page, code, 'json(req');
  await page.keyboard.type('.');
  await expect(code.getByRole('option', { name: 'params', exact: true })).toBeVisible();
  await page.keyboard.type('para');
  await expect(code.getByRole('option', { name: 'params', exact: true })).toHaveAttribute('aria-selected', 'true');
  // Completion takes no key in its first moment, so that nobody chooses by mistake.
  await page.waitForTimeout(200);
  await page.keyboard.press('Enter');
  expect(await shownText(code)).toContain('json(req.params)');
  await page.keyboard.press('ControlOrMeta+i');
  await expect(code.locator('.type-told')).toContainText('params');
  await page.keyboard.press('Escape');
  await expect(code.locator('.type-told')).toBeHidden();
  await code.locator('.cm-line', { hasText: 'res.json' }).getByText('json', { exact: true }).hover();
  await expect(code.locator('.type-told')).toContainText('json');
});

test('rename changes both files, and undo is one key away', async ({ page }) => {
  const opened = await openScratch(page);
  const { code } = opened;
  await addFile(page, opened, 'answer.ts', 'export const answer = 41;\n');
  await openFile(opened, 'main.ts');
  const main = code.locator('[data-open]');
  await rewrite(page, main, `import { answer } from './answer.ts';\n${program('(_req, res) => res.json(answer)')}`);
  await expect(code.locator('.editor-said')).toHaveText('No type errors.');
  await caretBehind(page, main, 'json(ans');
  await page.keyboard.press('F2');
  await expect(code.getByLabel('New name for answer')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('count');
  await page.keyboard.press('Enter');
  await expect.poll(() => shownText(code)).toContain('res.json(count)');
  expect(await shownText(code)).toContain("import { count } from './answer.ts'");
  await openFile(opened, 'answer.ts');
  await expect.poll(() => shownText(code)).toBe('export const count = 41;\n');
});

unwatched(
  'types that cannot be fetched are said once, typing goes on, and they come when the cause is gone',
  async ({ page }) => {
    await page.route('**/typed/**', (route) => route.abort());
    const { code } = await open(page);
    await rewrite(page, code, planted);
    await expect(code.locator('.editor-said')).toContainText('could not be fetched');
    await expect(typesSwitch(code)).not.toBeChecked();
    await code.locator('[data-part="editor"]').click();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.insertText('// goes on');
    expect(await shownText(code)).toContain('// goes on');
    await page.unroute('**/typed/**');
    await typesSwitch(code).check();
    await expect(problems(code)).toHaveText('Type errors: 1');
  },
);

test('the switch is remembered, and a slow link begins without types', async ({ page }) => {
  const { code } = await open(page);
  await code.locator('[data-part="editor"]').click();
  await typesSwitch(code).uncheck();
  await page.reload();
  await code.locator('[data-part="editor"]').click();
  await expect(typesSwitch(code)).not.toBeChecked();
  await page.evaluate(() => localStorage.clear());
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { effectiveType: '3g' } });
  });
  await page.reload();
  await code.locator('[data-part="editor"]').click();
  await expect(typesSwitch(code)).not.toBeChecked();
});

for (const engine of otherEngines) {
  test.describe(engine.name, () => {
    skipWhereMissing(engine);

    test('a planted error is found at its line', async ({ browser, baseURL }) => {
      const opened = await engine.open(browser);
      try {
        const page = await opened.newPage();
        await page.goto(`${String(baseURL)}/en/`);
        const found = await page.evaluate<readonly CheckedInPage[]>(
          checkedInPage([{ name: 'planted', files: { 'main.ts': planted } }]),
        );
        expect(found).toEqual([
          {
            name: 'planted',
            problems: [`main.ts:${String(lineOfPlanted)} Type 'string' is not assignable to type 'number'.`],
          },
        ]);
      } finally {
        await opened.close();
      }
    });
  });
}
