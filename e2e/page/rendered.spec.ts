/** An HTML body, as source and as a browser shows it: without scripts, without an origin, without a way out. */
import { readRecording } from '#checker/catalogue.ts';
import { headerValue } from '#checker/match.ts';
import {
  button,
  catalogue,
  exampleCell,
  exchangeCell,
  expect,
  openLesson,
  rewrite,
  runIn,
  root,
  test,
} from '../support/fixtures.ts';
import { addressed } from '../isolation/addresses.ts';
import { openSpy } from '../isolation/spy.ts';
import { program } from '../support/subject.ts';

/** The first exchange that runs in the page and was answered with HTML. */
const subject = catalogue.examples
  .filter(({ document }) => document.needsNode === undefined)
  .flatMap((example) =>
    Object.entries(readRecording(root, example)?.exchanges ?? {})
      .filter(([, { headers, body }]) => /^text\/html/.test(headerValue(headers, 'content-type') ?? '') && body !== '')
      .map(([id]) => ({ id, example: example.id, lesson: example.lesson })),
  )[0];
if (subject === undefined) throw new Error('No exchange was answered with HTML.');
const { id, example, lesson } = subject;

test('recorded HTML is shown as a page and as source, by keyboard too', async ({ page }) => {
  await openLesson(page, lesson);
  const cell = exchangeCell(page, id);
  const show = cell.getByRole('button', { name: 'Show it' });
  if (await show.isVisible()) await show.click();
  const source = cell.locator('[data-part="body"]');
  const frame = cell.locator('iframe');
  await button(cell, 'Rendered').focus();
  await page.keyboard.press('Enter');
  await expect(button(cell, 'Rendered')).toHaveAttribute('aria-pressed', 'true');
  await expect(source).toBeHidden();
  await expect(frame).toHaveAttribute('sandbox', '');
  expect(await frame.getAttribute('srcdoc')).toContain((await source.textContent()) ?? '');
  await page.keyboard.press('Tab');
  await expect(frame).toBeFocused();
  await button(cell, 'Source').press('Space');
  await expect(source).toBeVisible();
  await expect(frame).toBeHidden();
});

test('what the reader’s program answers is rendered, and its scripts are not run', async ({ page, troubles }) => {
  await openLesson(page, lesson);
  const code = exampleCell(page, example);
  const body =
    '<h1>Mine</h1><script>parent.postMessage(1, "*"); document.title = "ran";</script><img src="https://evil.test/x.png">';
  await rewrite(page, code, program(`(_req, res) => res.type('html').send(${JSON.stringify(body)})`));
  await runIn(code);
  const cell = exchangeCell(page, id);
  await button(cell, 'Send').click();
  await expect(cell).toHaveAttribute('data-verdict', /./);
  await button(cell, 'Rendered').click();
  await expect(cell.frameLocator('iframe').getByRole('heading')).toHaveText('Mine');
  await expect(cell.frameLocator('iframe').locator('title')).toHaveCount(0);
  await expect(cell.getByText('Drawn by the answer of the program')).toBeVisible();
  // The browser says on the console what it refused. The picture it never came to see: its address was taken out.
  await expect.poll(() => troubles.join()).toContain('Blocked script execution');
  expect(troubles.filter((words) => !words.includes('Blocked script execution'))).toEqual([]);
  troubles.length = 0;
});

test('a rendered answer names nobody whom the browser could greet, and the next one waits to be asked for', async ({
  page,
  troubles,
}) => {
  const spy = await openSpy();
  await openLesson(page, lesson);
  const code = exampleCell(page, example);
  const body = addressed(spy.address).join('\n');
  await rewrite(page, code, program(`(_req, res) => res.type('html').send(${JSON.stringify(`<p>drawn</p>${body}`)})`));
  await runIn(code);
  const cell = exchangeCell(page, id);
  await button(cell, 'Send').click();
  await expect(cell).toHaveAttribute('data-verdict', /./);
  await button(cell, 'Rendered').click();
  await expect(cell.frameLocator('iframe').getByText('drawn')).toBeVisible();
  const shown = (await cell.locator('iframe').getAttribute('srcdoc')) ?? '';
  const inert = await page.evaluate(
    ([html, at]) =>
      [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('*')]
        .flatMap((each) => [...each.attributes].map(({ name, value }) => ({ name, value })))
        .filter(({ name, value }) => value.includes(at) && name !== 'title'),
    [shown, spy.address] as const,
  );
  expect(inert).toEqual([]);
  expect(spy.hits()).toBe(0);
  await button(cell, 'Send').click();
  await expect(button(cell, 'Source')).toHaveAttribute('aria-pressed', 'true');
  expect(spy.hits()).toBe(0);
  spy.close();
  troubles.length = 0;
});

test('a body that is no HTML offers no such view', async ({ page }) => {
  await openLesson(page, lesson);
  const code = exampleCell(page, example);
  await rewrite(page, code, program(`(_req, res) => res.json({ html: false })`));
  await runIn(code);
  const cell = exchangeCell(page, id);
  await button(cell, 'Send').click();
  await expect(cell).toHaveAttribute('data-verdict', /./);
  await expect(button(cell, 'Rendered')).toBeHidden();
  await expect(cell.locator('[data-part="body"]')).toHaveText('{ "html": false }');
});
