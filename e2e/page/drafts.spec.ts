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

const unkept: readonly (readonly [name: string, take: () => void])[] = [
  [
    'is full',
    () => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    },
  ],
  ['is not there', () => Object.defineProperty(globalThis, 'localStorage', { get: () => null })],
  [
    'is forbidden',
    () =>
      Object.defineProperty(globalThis, 'localStorage', {
        get() {
          throw new DOMException('no', 'SecurityError');
        },
      }),
  ],
];

for (const [name, take] of unkept) {
  test(`where the storage ${name}, the reader is told and nothing is lost`, async ({ page }) => {
    await page.addInitScript(take);
    const { code, request } = await open(page);
    await rewrite(page, code, program('(_req, res) => res.end()'));
    await expect(sentence(code)).toContainText('keeps no drafts');
    await runIn(code);
    expect(await shownText(code)).toContain('res.end()');
    await button(request, 'Send').click();
    await expect(request).toHaveAttribute('data-status', '200');
  });
}

test('a draft that comes back says how old it is, and the way back is beside it', async ({ page }) => {
  const { code, request } = await open(page);
  await rewrite(page, code, '// mine');
  await request.getByLabel('Path').fill('/mine');
  await page.evaluate((key) => {
    const draft: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    localStorage.setItem(key, JSON.stringify({ ...Object(draft), at: Date.now() - 3 * 86_400_000 }));
  }, `notebook:draft:1:example:${example}`);
  await page.reload();
  await expect(sentence(code)).toContainText('your version, last edited 3 days ago');
  await expect(sentence(request)).toContainText('your version, last edited a moment ago');
  await button(code, 'Back to the original').click();
  expect(await shownText(code)).toBe(main);
  await button(code, 'Undo reset').click();
  expect(await shownText(code)).toBe('// mine');
});

for (const [choice, result] of [
  ['Keep my version', '// one, again'],
  ['Take the other one', '// two'],
] as const) {
  test(`two tabs: the one that is behind is told, and overwrites nothing: ${choice}`, async ({ page, context }) => {
    const one = await open(page);
    await rewrite(page, one.code, '// one');
    const tab = await context.newPage();
    const two = await open(tab);
    expect(await shownText(two.code)).toBe('// one');
    await rewrite(tab, two.code, '// two');
    await expect(one.code.locator('[data-part="choice"]')).toContainText('Another tab has changed this');
    expect(await shownText(one.code)).toBe('// one');
    // It goes on writing: what the other wrote stays, over a reload of both as well.
    await rewrite(page, one.code, '// one, again');
    await expect(two.code.locator('[data-part="choice"]')).toContainText('Another tab has changed this');
    await tab.close();
    await page.reload();
    expect(await shownText(one.code)).toBe('// one, again');
    await button(one.code, 'See both').click();
    await expect(one.code.locator('.both')).toContainText('// two');
    await button(one.code, choice).click();
    expect(await shownText(one.code)).toBe(result);
    await expect(one.code.locator('[data-part="choice"]')).toBeHidden();
    await page.reload();
    expect(await shownText(one.code)).toBe(result);
    await expect(button(one.code, choice)).toHaveCount(0);
  });
}

test('a tab that wakes up behind another keeps what that one wrote', async ({ page }) => {
  const { code } = await open(page);
  await rewrite(page, code, '// mine');
  // No event tells a tab that was frozen.
  await page.evaluate((key) => {
    const draft: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    localStorage.setItem(key, JSON.stringify({ ...Object(draft), mine: { 'main.ts': '// theirs' } }));
  }, `notebook:draft:1:example:${example}`);
  await page.keyboard.type('!');
  await expect(code.locator('[data-part="choice"]')).toContainText('Another tab has changed this');
  await button(code, 'Take the other one').click();
  expect(await shownText(code)).toBe('// theirs');
});
