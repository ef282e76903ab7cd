/** A phone: 390 px, a finger instead of a pointer, a keyboard that takes half of the screen, and Korean that is composed. */
import { test, type BrowserContext, type CDPSession, type Page } from '@playwright/test';
import { catalogue, exampleCell, expect, lessonIn, lessonPages, sharedPage } from '../support/fixtures.ts';
import { example, lesson } from '../support/subject.ts';

const PHONE = { viewport: { width: 390, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 } as const;
const KEYBOARD = 340;

const [assignment] = catalogue.assignments;

function titleOf({ locale, slug }: { readonly locale: string; readonly slug: string }): string {
  return /^title: (.*)$/m.exec(lessonIn(locale, slug).mdx)?.[1] ?? '';
}

/** `ㄱ`, `거`, `검`: as a keyboard of letters gives a syllable. */
function statesOf(syllable: string): readonly string[] {
  const FIRST = 0xac00;
  const code = syllable.charCodeAt(0) - FIRST;
  const open = String.fromCharCode(FIRST + code - (code % 28));
  return ['ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'.charAt(Math.floor(code / 588)), open, syllable];
}

const pages = [`/en/${lesson}/`, `/en/assignments/${assignment?.id ?? ''}/`, '/en/scratch/', '/en/progress/'];

test.describe('on a phone', () => {
  let context: BrowserContext;
  let page: Page;
  let keyboard: CDPSession;
  test.beforeEach(async ({ browser }) => {
    context = await browser.newContext(PHONE);
    page = await context.newPage();
    keyboard = await context.newCDPSession(page);
  });
  test.afterEach(() => context.close());

  for (const path of pages) {
    test(`${path} › no field is so small that a phone zooms into it`, async () => {
      await page.goto(path);
      const sizes = await page.evaluate(async () => {
        const found: [string, number][] = [];
        for (const cell of document.querySelectorAll('request-cell')) cell.dispatchEvent(new Event('focusin'));
        for (const fold of document.querySelectorAll('details')) fold.open = true;
        const fields = document.querySelectorAll<HTMLElement>('input, textarea, select, [contenteditable]');
        for (const field of fields) {
          field.focus({ preventScroll: true });
          // That of a file that is not shown takes no focus.
          if (document.activeElement !== field) continue;
          found.push([field.outerHTML.slice(0, 80), Number.parseFloat(getComputedStyle(field).fontSize)]);
        }
        // What took the place of a block meanwhile.
        await new Promise((resolve) => setTimeout(resolve, 1_000));
        for (const host of document.querySelectorAll<HTMLElement>('.editor-host')) {
          const field = host.shadowRoot?.querySelector<HTMLElement>('.cm-content');
          field?.focus({ preventScroll: true });
          if (field) found.push(['the editor', Number.parseFloat(getComputedStyle(field).fontSize)]);
        }
        return found;
      });
      expect(sizes).not.toEqual([]);
      expect(sizes.filter(([, size]) => size < 16)).toEqual([]);
    });
  }

  test('the line that is written stays above the keyboard', async () => {
    await page.goto(`/en/${lesson}/`);
    const editor = exampleCell(page, example).locator('[data-part="editor"]');
    await editor.tap();
    await expect(page.locator('.editor-host').first()).toBeVisible();
    // As `interactive-widget` asks: the page gets what the keyboard leaves.
    await page.setViewportSize({ width: 390, height: 740 - KEYBOARD });
    await page.keyboard.press('ControlOrMeta+End');
    await keyboard.send('Input.insertText', { text: '\n// the last line' });
    await expect(editor).toContainText('// the last line');
    const caret = (): Promise<{ top: number; bottom: number }> =>
      page.evaluate(() => {
        const host = document.querySelector('.editor-host:focus-within');
        const { top, bottom } = host?.shadowRoot?.querySelector('.cm-cursor-primary')?.getBoundingClientRect() ?? {
          top: -1,
          bottom: Infinity,
        };
        return { top, bottom };
      });
    expect(await page.evaluate(() => innerHeight)).toBe(740 - KEYBOARD);
    await expect.poll(async () => (await caret()).bottom).toBeLessThanOrEqual(740 - KEYBOARD);
    expect((await caret()).top).toBeGreaterThan(0);
  });

  const compose = async (): Promise<void> => {
    for (const text of ['ㅎ', '하', '한'])
      await keyboard.send('Input.imeSetComposition', { text, selectionStart: 1, selectionEnd: 1 });
  };
  const textOf = (): Promise<string> =>
    page.evaluate((id) => {
      const cell = document.querySelector(`[data-example="${id}"]`);
      const host = cell?.querySelector('.editor-host:not([hidden])');
      return (
        (host?.shadowRoot?.querySelector('.cm-content') ?? cell?.querySelector('[data-part="editor"]'))?.textContent ??
        ''
      );
    }, example);

  test('Korean that is composed in the editor arrives once', async () => {
    await page.goto(`/en/${lesson}/`);
    await exampleCell(page, example).locator('[data-part="editor"]').tap();
    await expect(page.locator('.editor-host').first()).toBeVisible();
    await compose();
    await keyboard.send('Input.insertText', { text: '한' });
    await compose();
    await keyboard.send('Input.insertText', { text: '글' });
    expect((await textOf()).match(/[ㄱ-힣]+/g)).toEqual(['한글']);
  });

  test('Korean that is being composed when the editor comes arrives once, too', async () => {
    const held = Promise.withResolvers<undefined>();
    await page.route('**/_astro/code-mirror*.js', async (route) => {
      await held.promise;
      await route.continue();
    });
    await page.goto(`/en/${lesson}/`);
    await exampleCell(page, example).locator('[data-part="editor"]').tap();
    await compose();
    held.resolve(undefined);
    const came = page.waitForResponse(/code-mirror/);
    await came;
    await page.waitForTimeout(500);
    expect(await page.locator('.editor-host').count()).toBe(0);
    await keyboard.send('Input.insertText', { text: '한' });
    await expect(page.locator('.editor-host').first()).toBeVisible();
    await compose();
    await keyboard.send('Input.insertText', { text: '글' });
    expect((await textOf()).match(/[ㄱ-힣]+/g)).toEqual(['한글']);
  });

  for (const { locale, slug, path } of lessonPages.filter((each) => /[가-힣]/.test(titleOf(each)))) {
    test(`${path} › its title is found while it is being composed, and Enter that ends a syllable chooses nothing`, async () => {
      await page.goto(`/${locale}/`);
      await page.locator('[data-action="search"]').tap();
      const dialog = page.getByRole('dialog');
      const input = dialog.getByRole('combobox');
      await expect(input).toBeFocused();
      const [word = ''] = /[가-힣]+/.exec(titleOf({ locale, slug })) ?? [];
      const link = page.locator(`dialog a[href="${path}"]`);
      for (const [place, syllable] of Array.from(word).entries()) {
        for (const text of statesOf(syllable)) {
          await keyboard.send('Input.imeSetComposition', { text, selectionStart: 1, selectionEnd: 1 });
          if (place > 0) await expect(dialog.getByRole('option').first(), `${word}, ${text}`).toBeVisible();
        }
        await input.dispatchEvent('keydown', { key: 'Enter', isComposing: true });
        await keyboard.send('Input.insertText', { text: syllable });
      }
      await expect(input).toHaveValue(word);
      await expect(link.first()).toBeVisible();
      expect(new URL(page.url()).pathname).toBe(`/${locale}/`);
    });
  }

  test('a file of scratch takes a name that is composed', async () => {
    await page.goto('/en/scratch/');
    await page.getByRole('button', { name: 'Add a file' }).tap();
    await expect(page.locator('scratch-cell input:focus')).toBeVisible();
    await compose();
    await keyboard.send('Input.insertText', { text: '한' });
    await keyboard.send('Input.insertText', { text: '.ts' });
    await page.keyboard.press('Enter');
    // Whether it is a name or not: it has come once, and the page says the same of it as of one that was pasted.
    await expect(page.locator('scratch-cell')).toContainText('한.ts');
    expect((await page.locator('scratch-cell').innerText()).match(/[ㄱ-힣]+/g)?.join('')).toMatch(/^한+$/);
  });

  test('a cell runs and answers to a finger', async () => {
    await page.goto(`/en/${lesson}/`);
    const code = exampleCell(page, example);
    await code.getByRole('button', { name: 'Run', exact: true }).tap();
    await expect(code).toHaveAttribute('data-state', 'running');
  });
});

/** What may change under a pointer: nothing of it can be read. */
const MAY_CHANGE = /^(color|background.*|border.*color|text-decoration.*|box-shadow|transform|fill|stroke)$/;

test.describe('hovering', () => {
  const { page } = sharedPage(lessonPages[0]?.path ?? '/');

  test('shows nothing that could not be seen without', async () => {
    const changed = await page().evaluate(() => {
      const rules = (list: CSSRuleList): CSSRule[] =>
        [...list].flatMap((rule) => [rule, ...(rule instanceof CSSGroupingRule ? rules(rule.cssRules) : [])]);
      return [...document.styleSheets]
        .flatMap((sheet) => rules(sheet.cssRules))
        .flatMap((rule) =>
          rule instanceof CSSStyleRule && rule.selectorText.includes(':hover')
            ? [...rule.style].map((property) => [rule.selectorText, property] as const)
            : [],
        );
    });
    expect(changed.length).toBeGreaterThan(5);
    expect(changed.filter(([, property]) => !MAY_CHANGE.test(property))).toEqual([]);
    // A link leads to what its title says.
    const titled = await page().evaluate(() =>
      [...document.querySelectorAll('[title]:not(iframe, a)')].map(({ outerHTML }) => outerHTML.slice(0, 100)),
    );
    expect(titled).toEqual([]);
  });
});
