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
} from './support/fixtures.ts';
import { program } from './support/subject.ts';

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
  // The browser says on the console what it refused, and tells of the request that it did not make.
  const refused = ['Blocked script execution', 'violates the following Content Security Policy directive: "img-src'];
  await expect.poll(() => refused.filter((words) => !troubles.join().includes(words))).toEqual([]);
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
