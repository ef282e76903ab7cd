/** A name in code at rest says its type, from the build: nothing is fetched before one asks, and nothing is said of what one has edited. */
import type { Locator, Page } from '@playwright/test';
import { violations } from '../support/axe.ts';
import {
  catalogue,
  cited,
  exampleCell,
  expect,
  locales,
  needed,
  openLesson,
  rewrite,
  test,
} from '../support/fixtures.ts';
import { layOutAll } from '../support/laid-out.ts';
import { cellsOn, lesson, main } from '../support/subject.ts';

/** Longer than one has to rest, and than the tip waits for one who leaves. */
const SETTLED_MS = 700;

const excerpt = needed(
  'an excerpt of a file that declares something exported',
  cited.find(({ component, attributes }) => component === 'Code' && attributes['name'] !== undefined),
);
const twoFiles = needed(
  'an example whose entry imports another file of it',
  catalogue.examples.find(({ files }) => /from '\.\/[\w-]+\.ts'/.test(files['main.ts'] ?? '')),
);

const changed = needed(
  'a run whose program declares something',
  catalogue.examples
    .flatMap(({ lesson: of, document: { runs = {} } }) =>
      Object.entries(runs).flatMap(([run, { files = {} }]) =>
        Object.entries(files).map(([file, text]) => ({
          of,
          run,
          file,
          name: /^const (\w+) = (?:express\(\)|new )/m.exec(text)?.[1] ?? '',
        })),
      ),
    )
    .find(
      ({ file, name, run }) =>
        name !== '' && file.endsWith('.ts') && cited.some((each) => each.attributes['id'] === run),
    ),
);

const tip = (page: Page): Locator => page.locator('.type-tip > .type-told');
const blockIn = (cell: Locator): Locator => cell.locator('[data-open] pre.code');
const excerptOn = (page: Page): Locator =>
  page.locator(`.excerpt[data-declared="${String(excerpt.attributes['name'])}"] pre.code`).first();

/** The middle of the first occurrence. */
async function placeOf(block: Locator, words: string): Promise<{ readonly x: number; readonly y: number }> {
  await block.scrollIntoViewIfNeeded();
  return block.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
      const at = node.data.indexOf(wanted);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      range.startContainer.parentElement?.scrollIntoView({ block: 'nearest' });
      const first = range.getBoundingClientRect();
      if (first.top < 100 || first.bottom > innerHeight - 100) scrollBy(0, first.top - innerHeight / 2);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }
    throw new Error(`No ${wanted} in the block.`);
  }, words);
}

async function pointAt(page: Page, block: Locator, words: string): Promise<void> {
  const { x, y } = await placeOf(block, words);
  await page.mouse.move(x - 1, y);
  await page.mouse.move(x, y);
}

/** The name that the first declaration of a constant gives. */
const [, constant = ''] = /const (\w+)/.exec(main) ?? [];

for (const locale of locales) {
  test(`${locale} › a name says its type where one rests on it, and nothing is fetched before`, async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`/${locale}/${lesson}/`);
    await page.getByRole('heading', { level: 1 }).hover();
    await page.waitForLoadState('networkidle');
    const before = asked.length;
    const elements = (): Promise<number> => page.evaluate(() => document.querySelectorAll('*').length);
    const atRest = await elements();
    await page.mouse.move(2, 2);
    await page.waitForTimeout(SETTLED_MS);
    expect(asked.slice(before)).toEqual([]);
    expect(await elements()).toBe(atRest);
    const block = blockIn(cellsOn(page).code);
    await pointAt(page, block, constant);
    await expect(tip(page)).toContainText(`const ${constant}: `);
    expect(asked.filter((path) => path.includes('/typed/'))).toEqual([]);
    await pointAt(page, block, 'express()');
    await expect(tip(page)).toContainText('Creates an Express application');
    await expect(tip(page)).toHaveCount(1);
  });
}

test('the tip stays under the pointer, goes with it, and Escape closes it', async ({ page }) => {
  await openLesson(page, lesson);
  const block = blockIn(cellsOn(page).code);
  await pointAt(page, block, constant);
  await tip(page).hover();
  await page.waitForTimeout(SETTLED_MS);
  await expect(tip(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(tip(page)).toBeHidden();
  await pointAt(page, block, constant);
  await expect(tip(page)).toBeVisible();
  await page.mouse.move(2, 2);
  await expect(tip(page)).toBeHidden();
  // Behind the end of a line there is no name, although a letter is the nearest.
  const { y } = await placeOf(block, constant);
  const box = needed('the place of the block', (await block.boundingBox()) ?? undefined);
  await page.mouse.move(box.x + box.width - 3, y);
  await page.waitForTimeout(SETTLED_MS);
  await expect(tip(page)).toBeHidden();
});

test('nothing is said of a program that one has edited, nor of its other files, until it is reset', async ({
  page,
}) => {
  await openLesson(page, twoFiles.lesson);
  const code = exampleCell(page, twoFiles.id);
  const [, other = ''] = /from '\.\/([\w-]+\.ts)'/.exec(twoFiles.files['main.ts'] ?? '') ?? [];
  const [, name = ''] = /(?:const|function) (\w+)/.exec(twoFiles.files[other] ?? '') ?? [];
  const openOther = (): Promise<void> => code.getByRole('tab', { name: other, exact: true }).click();
  await openOther();
  await pointAt(page, blockIn(code), name);
  await expect(tip(page)).toContainText(name);
  await code.getByRole('tab', { name: 'main.ts', exact: true }).click();
  await expect(tip(page)).toBeHidden();
  await rewrite(page, code, '// another program');
  await openOther();
  await pointAt(page, blockIn(code), name);
  await page.waitForTimeout(SETTLED_MS);
  await expect(tip(page)).toBeHidden();
  // As a draft, which is no editor yet.
  await page.reload();
  await pointAt(page, blockIn(code), 'another');
  await page.waitForTimeout(SETTLED_MS);
  await expect(tip(page)).toBeHidden();
  await code.getByRole('button', { name: 'Reset' }).click();
  await openOther();
  await pointAt(page, blockIn(code), name);
  await expect(tip(page)).toContainText(name);
});

test('an editor says nothing from the build', async ({ page }) => {
  await openLesson(page, lesson);
  const { code } = cellsOn(page);
  await code.locator('[data-part="editor"]').click();
  const editor = code.locator('[data-part="editor"].cm-content');
  await expect(editor).toBeFocused();
  // Only the lines near what is seen are drawn.
  const [, called = ''] = /(\w+)\(/.exec(await editor.innerText()) ?? [];
  await pointAt(page, editor, called);
  await page.waitForTimeout(SETTLED_MS);
  await expect(tip(page)).toBeHidden();
});

test('what a run has instead of a file says its types, too', async ({ page }) => {
  await openLesson(page, changed.of);
  const cell = page.locator(`run-cell[data-run="${changed.run}"]`);
  const block = cell.locator(`[data-file="${changed.file}"] pre.code`);
  await cell.locator(`[data-file="${changed.file}"] summary`).click();
  await pointAt(page, block, changed.name);
  await expect(tip(page)).toContainText(`const ${changed.name}: `);
  await page.keyboard.press('Escape');
  await block.focus();
  await page.keyboard.press('ControlOrMeta+i');
  await expect(tip(page)).toBeVisible();
});

test('in an excerpt, keys go from name to name', async ({ page }) => {
  await openLesson(page, excerpt.lesson);
  const block = excerptOn(page);
  await block.focus();
  // The key that led here is what fetches it.
  await page.keyboard.press('Shift');
  await page.waitForLoadState('networkidle');
  await page.keyboard.press('ControlOrMeta+i');
  await expect(tip(page)).toBeVisible();
  const selected = (): Promise<string> => page.evaluate(() => document.getSelection()?.toString() ?? '');
  const first = await selected();
  await expect(tip(page)).toContainText(first);
  await page.keyboard.press('ArrowRight');
  await expect.poll(selected).not.toBe(first);
  await expect(tip(page)).toContainText(await selected());
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(selected).toBe(first);
  await page.keyboard.press('Escape');
  await expect(tip(page)).toBeHidden();
  await expect(block).toBeFocused();
  // Closed, it leaves the arrows to the browser, and the name is kept.
  await page.keyboard.press('ControlOrMeta+i');
  await expect(tip(page)).toContainText(first);
  await page.keyboard.press('Tab');
  await expect(tip(page)).toBeHidden();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`an open tip fits a narrow window, moves nothing, and axe finds nothing › ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 390, height: 800 });
    await openLesson(page, lesson);
    // All above it has its place: nothing but the tip could move the block.
    await page.evaluate(layOutAll);
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    const block = blockIn(cellsOn(page).code);
    const { x, y } = await placeOf(block, 'express()');
    const before = await block.boundingBox();
    await page.mouse.move(x - 1, y);
    await page.mouse.move(x, y);
    await expect(tip(page)).toBeVisible();
    expect(await block.boundingBox()).toEqual(before);
    const box = needed('the place of the tip', (await tip(page).boundingBox()) ?? undefined);
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(390);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await violations(page)).toEqual([]);
  });
}

test.describe('by touch', () => {
  test.use({ hasTouch: true });

  test('a tap says nothing of types, and fetches nothing for it', async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await openLesson(page, excerpt.lesson);
    await page.waitForLoadState('networkidle');
    const { x, y } = await placeOf(excerptOn(page), String(excerpt.attributes['name']));
    const before = asked.length;
    await page.touchscreen.tap(x, y);
    await page.waitForTimeout(SETTLED_MS);
    expect(asked.slice(before)).toEqual([]);
    await expect(tip(page)).toBeHidden();
  });
});
