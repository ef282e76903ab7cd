/** The same site in every language: the same places, a switch that keeps them, and no sentence left in English. */
import { join } from 'node:path';
import { test, type Page } from '@playwright/test';
import { readWords } from '#checker/catalogue.ts';
import { expect, lessonIn, lessonPages, locales, needed, pagesBeside, root, wordIn } from '../support/fixtures.ts';

const DEFAULT = 'en';
const others = locales.filter((locale) => locale !== DEFAULT);
const { slug } = needed('a first lesson', lessonPages[0]);

const idsIn = (page: Page): Promise<readonly string[]> =>
  page.locator('main [id]').evaluateAll((all) => all.map(({ id }) => id));

for (const { slug: lesson, locale, path } of lessonPages.filter((each) => each.locale !== DEFAULT)) {
  test(`${path} › has the addresses of the English page, in the same order`, async ({ page }) => {
    await page.goto(`/${DEFAULT}/${lesson}/`);
    const english = await idsIn(page);
    const contents = await page.locator('.toc a').evaluateAll((all) => all.map((each) => each.getAttribute('href')));
    await page.goto(path);
    expect(await idsIn(page)).toEqual(english);
    expect(await page.locator('.toc a').evaluateAll((all) => all.map((each) => each.getAttribute('href')))).toEqual(
      contents,
    );
    const { headingSlugs } = lessonIn(locale, lesson).text;
    expect(english).toEqual(expect.arrayContaining([...headingSlugs]));
  });
}

for (const locale of locales) {
  test(`the name of each language can be read from ${locale}, whatever letters the system has`, async ({ page }) => {
    await page.goto(`/${locale}/${slug}/`);
    await expect(page.locator('.languages a').first()).toBeVisible();
    const loaded = await page.evaluate(async () => {
      await document.fonts.ready;
      return [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family);
    });
    expect(loaded.some((family) => family.includes('Notebook Script'))).toBe(true);
  });
}

for (const locale of others) {
  const link = (page: Page, to: string) => page.locator(`.site-header a[hreflang="${to}"]`);

  test(`the switch to ${locale} stays at the place, and is remembered`, async ({ browser }) => {
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    await page.goto(`/${DEFAULT}/${slug}/`);
    await expect(link(page, locale)).toHaveAttribute('lang', locale);
    await link(page, locale).click();
    await page.waitForURL(`**/${locale}/${slug}/`);
    await link(page, DEFAULT).click();
    await page.waitForURL(`**/${DEFAULT}/${slug}/`);
    const heading = page.locator('article h2').nth(4);
    const id = needed('an address', (await heading.getAttribute('id')) ?? undefined);
    await page.evaluate((at) => {
      document.documentElement.style.scrollBehavior = 'auto';
      document.getElementById(at)?.scrollIntoView();
    }, id);
    // Playwright's click first scrolls what is sticky out of the scroll padding, and the page with it; a finger does not.
    await link(page, locale).evaluate((each) => {
      if (each instanceof HTMLElement) each.click();
    });
    await page.waitForURL(`**/${locale}/${slug}/#${id}`);
    await expect(page.locator('html')).toHaveAttribute('lang', locale);
    await expect(page.locator(`[id="${id}"]`)).toBeInViewport();
    await page.goto('/');
    await page.waitForURL(`**/${locale}/`);
    await link(page, DEFAULT).click();
    await page.waitForURL(`**/${DEFAULT}/`);
    await page.goto('/');
    await expect(page.locator('html')).toHaveAttribute('lang', DEFAULT);
    await page.waitForTimeout(300);
    expect(new URL(page.url()).pathname).toBe('/');
    await context.close();
  });

  test(`/ is in ${locale} for a browser that asks for it, and no other page is`, async ({ browser }) => {
    const context = await browser.newContext({ locale });
    const page = await context.newPage();
    await page.goto('/?a=b#contents');
    await page.waitForURL(`**/${locale}/?a=b#contents`);
    await page.goto(`/${DEFAULT}/`);
    await expect(page.locator('html')).toHaveAttribute('lang', DEFAULT);
    expect(new URL(page.url()).pathname).toBe(`/${DEFAULT}/`);
    await context.close();
    const still = await browser.newContext({ locale, javaScriptEnabled: false });
    const plain = await still.newPage();
    await plain.goto('/');
    await expect(plain.locator('html')).toHaveAttribute('lang', DEFAULT);
    await expect(plain.locator(`.site-header a[hreflang="${locale}"]`)).toBeVisible();
    await still.close();
  });

  test(`a missing page leads on in ${locale}, too`, async ({ page }) => {
    await page.goto('/no-such-page/');
    const section = page.locator(`main [lang="${locale}"]`);
    await expect(section).toContainText(wordIn(locale, 'missing.title'));
    await expect(section.locator('a')).toHaveAttribute('href', `/${locale}/`);
  });

  test(`a lesson in ${locale} loads at most 60 kB of letters of its own`, async ({ browser }) => {
    // Each with an empty cache, as on a first visit.
    for (const { path } of lessonPages.filter((each) => each.locale === locale)) {
      const page = await browser.newPage();
      const sizes: Promise<number>[] = [];
      page.on('response', (response) => {
        if (response.url().includes('script-face') && response.url().endsWith('.woff2'))
          sizes.push(response.body().then((body) => body.length));
      });
      await page.goto(path, { waitUntil: 'networkidle' });
      await page.evaluate(() => document.fonts.ready);
      const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
      console.log(`${path}: ${String(total)} bytes in ${String(sizes.length)} files`);
      expect(total, path).toBeLessThanOrEqual(60_000);
      await page.close();
    }
  });

  test(`the panel that finds speaks ${locale}`, async ({ page }) => {
    const find = needed('the word', readWords(join(root, 'site/i18n/of-editor'), locale)['Find']);
    await page.goto(`/${locale}/${slug}/`);
    const code = page.locator('.code-cell').first();
    await code.locator('[data-part="editor"]').click();
    await expect(code.locator('[data-part="editor"].cm-content')).toBeFocused();
    await page.keyboard.press('ControlOrMeta+f');
    const panel = code.locator('.cm-search');
    await expect(panel.locator('input[name="search"]')).toHaveAttribute('placeholder', find);
    expect(await panel.innerText()).not.toMatch(/[A-Za-z]/);
  });

  for (const path of [
    ...pagesBeside,
    ...lessonPages.filter((each) => each.locale === locale).map((each) => `${each.slug}/`),
  ])
    test(`/${locale}/${path} › no sentence is left in English, and every star made emphasis`, async ({ page }) => {
      await page.goto(`/${locale}/${path}`);
      expect(await englishIn(page)).toEqual([]);
      expect(await page.locator('main').innerText()).not.toMatch(/\*\*\S/);
    });
}

/** Five words in a row, outside of code and quotes, of what was recorded, and of what is marked as English. */
function englishIn(page: Page): Promise<readonly string[]> {
  return page.evaluate((english) => {
    const isMarked = (element: Element): boolean =>
      element.closest(
        `code, pre, script, style, textarea, input, iframe, kbd, option, [role="log"], [data-part="body"], [data-part="exchange-log"], [lang="${english}"], a[href^="http"]`,
      ) !== null;
    const sentence = /(?:[A-Za-z][a-z’']* ){4,}[A-Za-z][a-z’']*/;
    const quoted = /“[^”]*”|"[^"]*"/g;
    const texts: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      if (parentElement !== null && !isMarked(parentElement)) texts.push(textContent ?? '');
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
      if (element.closest(`[lang="${english}"]`) === null)
        for (const name of ['aria-label', 'title', 'placeholder', 'alt']) texts.push(element.getAttribute(name) ?? '');
    const said: unknown = JSON.parse(document.querySelector('#live-words')?.textContent ?? '{}');
    if (typeof said === 'object' && said !== null) texts.push(...Object.values(said).map(String));
    texts.push(document.querySelector('meta[name="description"]')?.getAttribute('content') ?? '');
    return texts.flatMap((text) => sentence.exec(text.replaceAll(/\s+/g, ' ').replaceAll(quoted, '…'))?.[0] ?? []);
  }, DEFAULT);
}

test('every page names itself in all its languages', async ({ request }) => {
  for (const locale of locales) {
    const html = await (await request.get(`/${locale}/${slug}/`)).text();
    const named = [...html.matchAll(/<link rel="alternate" hreflang="([\w-]+)" href="([^"]+)"/g)].map(
      ([, lang, href]) => [lang, href],
    );
    expect(named).toEqual(
      locales.length < 2
        ? []
        : [...locales.map((each) => [each, `/${each}/${slug}/`]), ['x-default', `/${DEFAULT}/${slug}/`]],
    );
  }
});
