/** What every spec of the site stands on: a page that is watched, and the content that it shows. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  test as base,
  expect as plainExpect,
  type BrowserContextOptions,
  type Locator,
  type Page,
} from '@playwright/test';
import { localesIn, readCatalogue, readLessonTexts, readWords, type CatalogueExample } from '#checker/catalogue.ts';
import { parseLesson, type LessonText } from '#checker/content.ts';
import { lessons } from '../../lessons/toc.ts';

export const root = fileURLToPath(new URL('../../', import.meta.url));

export const catalogue = await readCatalogue(root);

/** What the lessons show, in the order of their text: an `Example` with its `timeline`, an `Exchange`, a `Question`, … */
export const cited = lessons.flatMap(({ slug }) =>
  parseLesson(readLessonTexts(root, slug)['en'] ?? '').citations.map((citation) => ({ ...citation, lesson: slug })),
);

/** The examples of the course that run in the page and are shown with this, in the order of the lessons. */
export function examplesShownWith(flag: 'timeline' | 'environment'): readonly CatalogueExample[] {
  const ids = cited
    .filter(({ component, attributes }) => component === 'Example' && flag in attributes)
    .map(({ attributes }) => attributes['id']);
  return ids.flatMap((id) =>
    catalogue.examples.filter((example) => example.id === id && example.document.needsNode === undefined),
  );
}

/** What a test needs and the course must have: the test says so where it has it no longer. */
export function needed<T>(what: string, found: T | undefined): T {
  if (found === undefined) throw new Error(`No lesson has ${what} any more: this test has nothing to try.`);
  return found;
}

/** The words of the site. */
const words = join(root, 'site', 'i18n');

export const locales = localesIn(words);

/** Below each locale, beside the lessons. */
export const pagesBeside: readonly string[] = [
  '',
  'differences/',
  'how-this-runs/',
  'offline/',
  'packages/',
  'teachers/',
  'progress/',
  'scratch/',
  'assignments/',
  ...catalogue.assignments.map(({ id }) => `assignments/${id}/`),
];

export const lessonPages: readonly { readonly slug: string; readonly locale: string; readonly path: string }[] =
  locales.flatMap((locale) => lessons.map(({ slug }) => ({ slug, locale, path: `/${locale}/${slug}/` })));

/** The text that a page shows, whole and as it is read: the English one where there is no other. */
export function lessonIn(locale: string, slug: string): { readonly mdx: string; readonly text: LessonText } {
  const { en = '', [locale]: mdx = en } = readLessonTexts(root, slug);
  const english = parseLesson(en);
  return { mdx, text: mdx === en ? english : parseLesson(mdx, english) };
}

/** What the page says, by its key in `site/i18n/`. */
export function wordIn(locale: string, key: string): string {
  return needed(`the word ${key}`, readWords(words, locale)[key]);
}

/** A sentence of the code as a page says it: see `site/i18n/in-code/`. */
export function saidIn(locale: string, english: string): string {
  const said = readWords(join(words, 'in-code'), locale);
  const number = /\d+/.exec(english)?.[0] ?? '';
  return said[english] ?? said[english.replace(number, '#')]?.replace('#', number) ?? english;
}

/** What went wrong on a page without anybody asking: each entry is a sentence. */
export function watch(page: Page, troubles: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => troubles.push(`uncaught: ${error.message}`));
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== new URL(page.url()).origin && page.url() !== 'about:blank') {
      troubles.push(`left the site: ${request.url()}`);
    }
  });
}

interface Fixtures {
  /** Watched: the test fails where the page complained or asked another origin. */
  readonly troubles: string[];
}

export const test = base.extend<Fixtures>({
  troubles: [
    async ({ page }, use) => {
      const troubles: string[] = [];
      watch(page, troubles);
      await use(troubles);
      plainExpect(troubles).toEqual([]);
    },
    { auto: true },
  ],
});

/** A loaded machine starts programs slowly; what never comes still fails. */
export const expect = plainExpect.configure({ timeout: 45_000 });

/** One page for all tests of a describe that only look at it, or go on where the one before has stopped. */
export function sharedPage(
  path: string,
  options: BrowserContextOptions = {},
): { readonly page: () => Page; readonly troubles: readonly string[] } {
  let shared: Page | undefined;
  const troubles: string[] = [];
  base.beforeAll(async ({ browser }) => {
    shared = await browser.newPage(options);
    watch(shared, troubles);
    await shared.goto(path);
  });
  base.afterAll(async () => {
    await shared?.close();
  });
  return { page: () => needed('a page', shared), troubles };
}

export const lessonPath = (lesson: string): string => `/en/${lesson}/`;

/** The lesson that shows the example, in English. */
export async function openLesson(page: Page, lesson: string): Promise<void> {
  await page.goto(lessonPath(lesson));
}

export function exampleCell(page: Page, example: string): Locator {
  return page.locator(`[data-example="${example}"]`);
}

export function exchangeCell(page: Page, id: string): Locator {
  return page.locator(`[data-exchange="${id}"]`);
}

export function button(cell: Locator, name: string | RegExp): Locator {
  return cell.getByRole('button', { name, exact: true });
}

export function sentence(cell: Locator): Locator {
  return cell.locator('[data-part="sentence"]');
}

/** Replaces the text of the open file, as a reader would. */
export async function rewrite(page: Page, cell: Locator, text: string): Promise<void> {
  await cell.locator('[data-part="editor"]').click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(text);
}

/** Presses Run and waits until the program listens. */
export async function runIn(cell: Locator): Promise<void> {
  await button(cell, 'Run').click();
  await expect(cell).toHaveAttribute('data-state', 'running');
}
