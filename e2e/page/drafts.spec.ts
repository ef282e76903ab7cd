/** What the reader wrote is never lost: not by a reload, a reset, a new edition of the lesson or a full disk. */
import {
  button,
  catalogue,
  exampleCell,
  expect,
  needed,
  openLesson,
  rewrite,
  runIn,
  sentence,
  test,
} from '../support/fixtures.ts';
import { example, main, open, program, shownText } from '../support/subject.ts';

test('drafts survive a reload, a reset can be undone, and that survives a reload as well', async ({ page }) => {
  const { code } = await open(page);
  await rewrite(page, code, '// mine\n\n  // indented\n');
  await page.reload();
  expect(await shownText(code)).toBe('// mine\n\n  // indented\n');
  await button(code, 'Reset').click();
  expect(await shownText(code)).toBe(main);
  await page.reload();
  expect(await shownText(code)).toBe(main);
  await button(code, 'Undo reset').click();
  expect(await shownText(code)).toBe('// mine\n\n  // indented\n');
});

test('every file has a draft of its own', async ({ page }) => {
  const { id, lesson, files } = needed(
    'an example of two files',
    catalogue.examples.find((each) => Object.keys(each.files).length > 1),
  );
  await openLesson(page, lesson);
  const code = exampleCell(page, id);
  const tabs = code.getByRole('tab');
  await tabs.nth(1).click();
  await rewrite(page, code, '// second\n');
  await tabs.nth(0).click();
  expect(await shownText(code)).toBe((files['main.ts'] ?? '').replace(/\n$/, ''));
  await page.reload();
  await tabs.nth(1).click();
  expect(await shownText(code)).toBe('// second\n');
});

for (const [choice, result] of [
  ['Keep my version', '// mine'],
  ['Take the new one', main],
] as const) {
  test(`the lesson has changed since the draft: ${choice}`, async ({ page }) => {
    const { code } = await open(page);
    await rewrite(page, code, '// mine');
    await page.evaluate((key) => {
      const draft: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
      localStorage.setItem(key, JSON.stringify({ ...Object(draft), starter: 'of an earlier edition' }));
    }, `notebook:draft:1:example:${example}`);
    await page.reload();
    expect(await shownText(code)).toBe(main);
    await page.reload();
    await button(code, choice).click();
    expect(await shownText(code)).toBe(result);
    await page.reload();
    expect(await shownText(code)).toBe(result);
    await expect(button(code, choice)).toHaveCount(0);
  });
}

test('where the browser keeps nothing, the reader is told and nothing is lost', async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  const { code } = await open(page);
  await rewrite(page, code, program('(_req, res) => res.end()'));
  await expect(sentence(code)).toContainText('keeps no drafts');
  await runIn(code);
  expect(await shownText(code)).toContain('res.end()');
});
