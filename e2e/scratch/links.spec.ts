/** A program in a link: it carries everything, runs nothing, and takes nobody's place. */
import type { Locator, Page } from '@playwright/test';
import {
  button,
  examplesShownWith,
  exampleCell,
  expect,
  needed,
  openLesson,
  rewrite,
  test,
} from '../support/fixtures.ts';
import { addFile, keptPrograms, openFile, openScratch, scratchOn } from '../support/scratch.ts';
import { example, open, program, shownText } from '../support/subject.ts';

/** Presses Copy link and reads what was copied. */
async function copied(page: Page, cell: Locator, said: Locator): Promise<string> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await button(cell, 'Copy link').click();
  await expect(said).toContainText('Link copied');
  const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  expect(link.pathname).toBe('/en/scratch/');
  return link.hash;
}

test('a link to the own program carries files, environment and requests, and runs nothing', async ({
  page,
  browser,
}) => {
  const opened = await openScratch(page);
  await opened.name.fill('Häuser 집');
  await addFile(page, opened, 'lib/a.ts', '// ä 집 🏠');
  await opened.code.getByLabel('Value of GREETING').fill('a=b#c');
  await opened.requests.nth(0).locator('[name="body"]').fill('{"no json');
  const fragment = await copied(page, opened.scratch, opened.said);
  expect(fragment).toMatch(/^#program=1\.[\w.-]+$/);

  const elsewhere = await browser.newPage();
  const asked: string[] = [];
  elsewhere.on('request', (request) => asked.push(request.url()));
  const other = await openScratch(elsewhere, fragment);
  await expect(other.said).toContainText('“Häuser 집” was opened. Nothing runs');
  await elsewhere.waitForLoadState('networkidle');
  await expect(other.code).toHaveAttribute('data-state', 'idle');
  expect(asked.filter((url) => url.includes('/runtime/'))).toEqual([]);
  // A fragment is sent to nobody.
  expect(asked.filter((url) => url.includes('program='))).toEqual([]);
  await expect(other.code.getByLabel('Value of GREETING')).toHaveValue('a=b#c');
  await expect(other.requests.nth(0).locator('[name="body"]')).toHaveValue('{"no json');
  await openFile(other, 'lib/a.ts');
  expect(await shownText(other.code)).toBe('// ä 집 🏠');
  await elsewhere.reload();
  await expect(other.name).toHaveValue('Häuser 집');
  await elsewhere.close();
});

test('where there is something of one’s own, a link asks, and both answers keep it', async ({ page, browser }) => {
  const sender = await browser.newPage();
  const theirs = await openScratch(sender);
  await theirs.name.fill('Theirs');
  await rewrite(sender, theirs.code, '// theirs');
  const fragment = await copied(sender, theirs.scratch, theirs.said);
  await sender.close();

  const mine = await openScratch(page);
  await mine.name.fill('Mine');
  await rewrite(page, mine.code, '// mine');
  const address = page.url();
  await page.goto(`/en/scratch/${fragment}`);
  await page.reload();
  const choice = mine.scratch.locator('.scratch-bar [data-part="choice"]');
  await expect(choice).toContainText('“Theirs” has arrived, with main.ts');
  // Another place on the page is no answer.
  await page.locator('a.skip').press('Enter');
  await expect(choice).toContainText('“Theirs” has arrived, with main.ts');
  expect(await shownText(mine.code)).toBe('// mine');
  await button(choice, 'Keep mine only').click();
  await expect(choice).toBeHidden();
  expect(page.url()).toBe(address);
  expect(await keptPrograms(mine)).toEqual(['Mine']);

  // The same page hears of another address, too.
  await page.evaluate((to) => {
    location.hash = to;
  }, fragment);
  await button(choice, 'Open it beside mine').click();
  await expect(mine.name).toHaveValue('Theirs');
  expect(await shownText(mine.code)).toBe('// theirs');
  await expect(mine.code).toHaveAttribute('data-state', 'idle');
  expect(await keptPrograms(mine)).toEqual(['Mine', 'Theirs']);

  // One that is here already is opened, and not kept twice.
  await page.goto(address);
  await page.reload();
  expect(await shownText(mine.code)).toBe('// mine');
  await page.evaluate((to) => {
    location.hash = to;
  }, fragment);
  await expect(mine.name).toHaveValue('Theirs');
  await expect(mine.said).toContainText('You have this program already: “Theirs”');
  expect(await keptPrograms(mine)).toEqual(['Mine', 'Theirs']);
});

const bad: readonly (readonly [what: string, fragment: string, says: string])[] = [
  ['was cut', '#program=1.q1Yqys_JVbJSMjAwUNJRys', 'This link is damaged'],
  ['is longer than a link', `#program=1.${'a'.repeat(40_000)}`, '32,000 is the most'],
  ['is a megabyte of slashes', `#program=${'/'.repeat(1_000_000)}`, '32,000 is the most'],
  ['is of a later version', '#program=2.whatever', 'a later version of this site (2)'],
  ['names an example that is none', '#example=no/such', 'no example “no/such”'],
  ['names a program of another browser', '#draft=1a2b3c4d', 'keeps no such program'],
];

for (const [what, fragment, says] of bad) {
  test(`a link that ${what} says so in a sentence, and nothing is lost`, async ({ page }) => {
    const opened = await openScratch(page);
    await rewrite(page, opened.code, '// mine');
    await page.evaluate((to) => {
      location.hash = to;
    }, fragment);
    await expect(opened.said).toContainText(says);
    expect(await shownText(opened.code)).toBe('// mine');
    await page.reload();
    await expect(opened.said).toContainText(says);
    expect(await shownText(opened.code)).toBe('// mine');
    expect(await keptPrograms(opened)).toEqual(['My program']);
  });
}

test('a program that is too large for a link says so, and stays', async ({ page }) => {
  const { code, said, scratch } = await openScratch(page);
  const words = Array.from({ length: 12_000 }, (_, index) => ((index * 2654435761) >>> 0).toString(36)).join(' ');
  await rewrite(page, code, `// ${words}`);
  await button(scratch, 'Copy link').click();
  await expect(said).toContainText('32,000 is the most');
});

test('a code cell of a lesson is taken to scratch as the reader has it, with its requests', async ({ page }) => {
  const { code, request } = await open(page);
  await rewrite(page, code, program(`(req, res) => res.send(req.url)`));
  await request.getByLabel('Path').fill('/mine');
  const count = await page.locator(`[data-of="${example}"] form`).count();
  const fragment = await copied(page, code, code.locator('[data-part="sentence"]'));
  await code.getByRole('link', { name: 'Open in scratch' }).click();
  const opened = scratchOn(page);
  await expect(opened.name).toHaveValue(example);
  await expect(opened.said).toContainText('was opened');
  expect(await shownText(opened.code)).toContain('res.send(req.url)');
  await expect(opened.requests).toHaveCount(count);
  const paths = await Promise.all((await opened.requests.getByLabel('Path').all()).map((path) => path.inputValue()));
  expect(paths).toContain('/mine');
  // What was copied is the same program: it is here already.
  await page.goto(`/en/scratch/${fragment}`);
  await page.reload();
  expect(await keptPrograms(opened)).toHaveLength(1);
});

test('the environment of a code cell comes along, and an example is opened as shipped by its name', async ({
  page,
}) => {
  const shown = needed('an example with an environment', examplesShownWith('environment')[0]);
  await openLesson(page, shown.lesson);
  const code = exampleCell(page, shown.id);
  await expect(code.getByRole('link', { name: 'Open in scratch' })).toHaveAttribute(
    'href',
    `/en/scratch/#example=${shown.id}`,
  );
  const opened = await openScratch(page, `#example=${shown.id}`);
  await expect(opened.name).toHaveValue(shown.id);
  await expect(opened.code.getByRole('tab')).toHaveCount(Object.keys(shown.files).length);
  for (const [name, value] of Object.entries(shown.document.env ?? {}))
    await expect(opened.code.getByLabel(`Value of ${name}`, { exact: true })).toHaveValue(value);
  await expect(opened.requests).toHaveCount(Object.keys(shown.document.exchanges).length);
  // Beside it: the reader has something of their own by now.
  await opened.scratch.getByText('Open something else').click();
  await button(opened.scratch, 'Open').click();
  await button(opened.scratch, 'Open it beside mine').click();
  expect(await keptPrograms(opened)).toHaveLength(2);
});
