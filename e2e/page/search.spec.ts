/** The search as a reader uses it: by keyboard and pointer, on a slow machine, and where the network is cut. */
import type { Page } from '@playwright/test';
import { readLessonTexts, readRecording } from '#checker/catalogue.ts';
import { parseLesson } from '#checker/content.ts';
import { lessons } from '../../lessons/toc.ts';
import { violations } from '../support/axe.ts';
import { otherEngines, skipWhereMissing } from '../support/engines.ts';
import { catalogue, exampleCell, expect, lessonPages, needed, root, test } from '../support/fixtures.ts';

const { slug, path: lesson } = needed('a first lesson', lessonPages[0]);

/** What a reader may look for, and where it leads. */
interface Wanted {
  readonly question: string;
  readonly href: string;
}

const evidence: readonly Wanted[] = catalogue.examples.flatMap(({ lesson: of, document }) =>
  [...Object.keys(document.exchanges), ...Object.keys(document.runs ?? {})].map((id) => ({
    question: id,
    href: `/en/${of}/#${id}`,
  })),
);

/** By status, path and the first words of what came back. */
const answers: readonly Wanted[] = catalogue.examples.flatMap((example) =>
  Object.entries(readRecording(root, example)?.exchanges ?? {}).map(([id, { status, body, binary }]) => ({
    question: `${String(status)} ${example.document.exchanges[id]?.request.path ?? ''} ${binary === true ? id : body.slice(0, 60).replace(/\S+$/, '')}`,
    href: `/en/${example.lesson}/#${id}`,
  })),
);

const headings: readonly Wanted[] = lessons.flatMap(({ slug: of }) =>
  parseLesson(readLessonTexts(root, of)['en'] ?? '').headingSlugs.map((heading) => ({
    question: heading.replaceAll('-', ' '),
    href: `/en/${of}/#${heading}`,
  })),
);

const assignments: readonly Wanted[] = catalogue.assignments.map(({ id }) => ({
  question: id.replace(/^.*\//, ''),
  href: `/en/assignments/${id}/`,
}));

const input = (page: Page) => page.getByRole('combobox', { name: 'Search' });
const options = (page: Page) => page.getByRole('dialog').getByRole('option');

/** What is not among what is shown for its question. */
async function lostOf(page: Page, wanted: readonly Wanted[]): Promise<readonly string[]> {
  return page.evaluate(
    (all) =>
      all
        .filter(({ question, href }) => {
          const field = document.querySelector<HTMLInputElement>('dialog input');
          if (field === null) return true;
          field.value = question;
          field.dispatchEvent(new Event('input'));
          return ![...document.querySelectorAll('dialog [role="option"]')].some(
            (option) => option.getAttribute('href') === href,
          );
        })
        .map(({ question, href }) => `${question} → ${href}`),
    wanted,
  );
}

test('each heading, exchange, run and assignment is found: by its name, by its id, by what was answered', async ({
  page,
}) => {
  await page.goto(lesson);
  await page.keyboard.press('/');
  await input(page).fill(slug);
  await expect(options(page)).not.toHaveCount(0);
  for (const wanted of [evidence, headings, assignments, answers]) {
    expect(wanted.length).toBeGreaterThan(0);
    expect(await lostOf(page, wanted)).toEqual([]);
  }
});

test('by keyboard: opened, asked, chosen, and back to where one was', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(lesson);
  await page.waitForLoadState('networkidle');
  expect(asked.filter((each) => each.includes('search'))).toEqual([]);
  const opener = page.getByRole('button', { name: 'Search' });
  await opener.focus();
  await page.keyboard.press('Enter');
  await expect(input(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(opener).toBeFocused();
  await page.keyboard.press('ControlOrMeta+k');
  const { question, href } = needed(
    'an exchange of another lesson',
    evidence.find((each) => !each.href.startsWith(lesson)),
  );
  await page.keyboard.type(question);
  await expect(options(page).first()).toHaveAttribute('aria-selected', 'true');
  await expect(input(page)).toHaveAttribute('aria-activedescendant', 'found-0');
  await expect(page.getByRole('dialog').getByRole('status')).toHaveText(/\d+ (place|of)/);
  const place = await options(page).evaluateAll(
    (all, at) => all.findIndex((each) => each.getAttribute('href') === at),
    href,
  );
  for (let step = 0; step < place; step++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${href}`);
});

test('on the page that is open, what is found is gone to, and the dialog is away', async ({ page }) => {
  await page.goto(lesson);
  await page.keyboard.press('/');
  const { question, href } = needed(
    'an exchange here',
    evidence.find((each) => each.href.startsWith(lesson)),
  );
  await input(page).fill(question);
  await page.locator(`dialog a[href="${href}"]`).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator(href.replace(/^.*#/, '#'))).toBeInViewport();
});

test('a slash in an editor is a slash', async ({ page }) => {
  await page.goto(lesson);
  const example = needed(
    'an example',
    catalogue.examples.find((each) => each.lesson === slug),
  );
  await exampleCell(page, example.id).locator('[data-part="editor"]').click();
  await page.keyboard.press('/');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the search › ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('/en/');
    await page.keyboard.press('/');
    await input(page).fill('express 404');
    await expect(options(page)).not.toHaveCount(0);
    expect(await violations(page)).toEqual([]);
  });
}

for (const [what, address] of [
  ['index', '**/search.json'],
  ['script', '**/_astro/search*.js'],
] as const) {
  test(`where the ${what} cannot be fetched one sentence says so, and it works again afterwards`, async ({
    page,
    troubles,
  }) => {
    await page.goto(lesson);
    await page.route(address, (route) => route.abort());
    await page.keyboard.press('/');
    const failed = page.getByRole('dialog').getByText('could not be fetched');
    await expect(failed).toBeVisible();
    await page.unroute(address);
    if (what === 'script') {
      await page.keyboard.press('Escape');
      // The dialog closes later than the key is done.
      await expect(page.getByRole('dialog')).toBeHidden();
      await page.keyboard.press('/');
    }
    await page.keyboard.type('express');
    await expect(options(page)).not.toHaveCount(0);
    await expect(failed).toBeHidden();
    expect(troubles.filter((words) => !words.includes('ERR_FAILED'))).toEqual([]);
    troubles.length = 0;
  });
}

test('without JavaScript there is no search to press', async ({ browser }) => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(lesson);
  await expect(page.getByRole('button', { name: 'Search' })).toHaveCount(0);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.close();
});

for (const engine of otherEngines) {
  test.describe(() => {
    skipWhereMissing(engine);
    test(`a slash opens the search, and it finds › ${engine.name}`, async ({ browser, baseURL }) => {
      const opened = await engine.open(browser);
      const page = await opened.newPage();
      await page.goto(`${baseURL ?? ''}/en/`);
      await page.evaluate(`void dispatchEvent(new KeyboardEvent('keydown', { key: '/', cancelable: true }))`);
      await page.evaluate(`void (document.querySelector('dialog[open] input').value = ${JSON.stringify(slug)})`);
      await page.evaluate(`void document.querySelector('dialog input').dispatchEvent(new Event('input'))`);
      const first = (): Promise<unknown> =>
        page.evaluate(`document.querySelector('dialog[open] [aria-selected="true"]')?.getAttribute('href') ?? ''`);
      await expect.poll(first).toContain(slug);
      await page.evaluate(`void document.querySelector('dialog [aria-selected="true"]').click()`);
      await expect.poll(() => page.evaluate('location.pathname')).toContain(slug);
      await opened.close();
    });
  });
}
