/** What a reader does to a cell, and what can go wrong: one clear sentence each time, and nothing lost. */
import { button, expect, openLesson, rewrite, runIn, sentence, test } from '../support/fixtures.ts';
import { layOutAll } from '../support/laid-out.ts';
import { lesson, open, program } from '../support/subject.ts';

test('Send starts the program where the reader did not', async ({ page }) => {
  const { code, request } = await open(page);
  await button(request, 'Send').click();
  await expect(code).toHaveAttribute('data-state', 'running');
  await expect(request).toHaveAttribute('data-verdict', 'matches');
});

test('an edited program answers as edited, and the difference to the documented response is shown', async ({
  page,
}) => {
  const { code, request } = await open(page);
  await rewrite(page, code, program(`(_req, res) => { console.log('edited'); res.status(418).json({ tea: true }); }`));
  await runIn(code);
  await button(request, 'Send').click();
  await expect(request).toHaveAttribute('data-status', '418');
  await expect(request).toHaveAttribute('data-verdict', 'differs');
  await expect(request.locator('[data-part="body"]')).toHaveText('{ "tea": true }');
  await expect(sentence(request).locator('li').first()).toContainText('418');
  await expect(code.locator('[data-part="log"] > *')).toHaveText(['edited']);
  await expect(code.locator('[data-part="log"] > *')).toHaveAttribute('data-origin', /^\w+ \//);
});

test('an edited request is sent as edited, and what is sent last is kept', async ({ page }) => {
  const { code, request } = await open(page);
  await rewrite(page, code, program(`(req, res) => res.json([req.method, req.url, req.get('x-mine')])`));
  await runIn(code);
  await request.getByLabel('Method').selectOption('PUT');
  await request.getByLabel('Path').fill('/else?where=1');
  await request.locator('[name="headers"]').fill('x-mine: yes');
  await button(request, 'Send').click();
  await expect(request.locator('[data-part="body"]')).toHaveText('["PUT", "/else?where=1", "yes"]');
  await expect(request).toHaveAttribute('data-verdict', 'own');
  await expect(sentence(request)).toContainText('Your own request');
  await request.getByText('Last sends').click();
  await expect(request.locator('.history li')).toHaveCount(1);
  await button(request, 'Reset').click();
  await expect(request.getByLabel('Path')).not.toHaveValue('/else?where=1');
  await button(request, 'Undo reset').click();
  await expect(request.getByLabel('Path')).toHaveValue('/else?where=1');
});

test('a verdict stands as long as the request that it is about, and Reset brings the recorded answer back', async ({
  page,
}) => {
  const { request } = await open(page);
  const answer = request.locator('[data-part="response"]');
  const body = request.locator('[data-part="body"]');
  const recorded = (await body.textContent()) ?? '';
  expect(recorded).not.toBe('');
  await button(request, 'Send').click();
  await expect(request).toHaveAttribute('data-verdict', 'matches');
  const path = request.getByLabel('Path');
  const documented = await path.inputValue();
  await path.fill('/nowhere');
  await expect(sentence(request)).toHaveText('This response answers the request before your change: send it again.');
  await expect(request).not.toHaveAttribute('data-verdict');
  await path.fill(documented);
  await expect(sentence(request)).toHaveText('As documented.');
  await expect(request).toHaveAttribute('data-verdict', 'matches');
  await path.fill('/nowhere');
  await button(request, 'Send').click();
  await expect(request).toHaveAttribute('data-verdict', 'own');
  await expect(answer).toContainText('your run');
  await button(request, 'Reset').click();
  await expect(answer).not.toContainText('your run');
  await expect(answer.locator('[data-part="source"]')).toContainText('recorded in');
  await expect(body).toHaveText(recorded);
  await expect(request).not.toHaveAttribute('data-verdict');
  await button(request, 'Undo reset').click();
  await button(request, 'Send').click();
  await expect(request).toHaveAttribute('data-status', '404');
});

test('the code has changed since Run: the page says so', async ({ page }) => {
  const { code } = await open(page);
  await runIn(code);
  await rewrite(page, code, program('(_req, res) => res.end()'));
  await expect(sentence(code)).toContainText('press Run');
});

test('an answer of the code before an edit is called so, and one press brings the one after it', async ({ page }) => {
  const { code, request } = await open(page);
  await runIn(code);
  await rewrite(page, code, program('(_req, res) => res.status(418).end()'));
  await expect(code).toHaveAttribute('data-stale', '');
  await button(request, 'Send').click();
  await expect(request).toHaveAttribute('data-verdict', 'stale');
  await expect(sentence(request)).toContainText('before your edit');
  await expect(sentence(request)).not.toContainText('As documented');
  await button(request, 'Restart and send again').click();
  await expect(request).toHaveAttribute('data-status', '418');
  await expect(request).toHaveAttribute('data-verdict', 'differs');
  await expect(code).not.toHaveAttribute('data-stale', '');
});

test('a send that fails leaves no earlier answer standing', async ({ page }) => {
  const { code, request } = await open(page);
  await button(request, 'Send').click();
  await expect(request).toHaveAttribute('data-verdict', 'matches');
  await rewrite(page, code, program('() => undefined'));
  await runIn(code);
  await button(request, 'Send').click();
  await button(request, 'Cancel').click();
  await expect(sentence(request)).toContainText('before its response was complete');
  await expect(request.locator('[data-part="body"]')).toBeHidden();
  await button(code, 'Reset').click();
  await runIn(code);
  await button(request, 'Send').click();
  await expect(request.locator('[data-part="body"]')).toBeVisible();
});

test('a program that runs and listens to nobody begins anew at Run', async ({ page }) => {
  const { code } = await open(page);
  await rewrite(page, code, 'setInterval(() => {}, 1000);\n');
  await button(code, 'Run').click();
  await expect(sentence(code)).toContainText('app.listen');
  await button(code, 'Reset').click();
  await runIn(code);
});

const failures: readonly { readonly name: string; readonly text: string; readonly says: readonly RegExp[] }[] = [
  {
    name: 'a syntax error',
    text: 'const a = 1;\nconst b: = 2;\n',
    says: [/SyntaxError|Expression expected|Unexpected/, /main\.ts:2/],
  },
  { name: 'an enum', text: 'enum Colour { Red }\nconsole.log(Colour.Red);\n', says: [/enum/i, /main\.ts:1/] },
  { name: 'a thrown error', text: "const a = 1;\nthrow new Error('Boom ' + a);\n", says: [/Boom 1/, /main\.ts:2/] },
  { name: 'an unknown import', text: "import _ from 'lodash';\nconsole.log(_);\n", says: [/lodash/, /“Packages”/] },
  { name: 'an endless loop', text: 'for (;;);\n', says: [/loop/] },
];

for (const { name, text, says } of failures) {
  test(`${name} ends the program with one clear sentence, and the page stays alive`, async ({ page }) => {
    const { code, request } = await open(page);
    await rewrite(page, code, text);
    await button(code, 'Run').click();
    await expect(code).toHaveAttribute('data-state', 'failed', { timeout: 20_000 });
    for (const words of says) await expect(sentence(code)).toContainText(words);
    expect((await sentence(code).innerText()).length).toBeLessThan(260);
    await button(code, 'Reset').click();
    await runIn(code);
    await button(request, 'Send').click();
    await expect(request).toHaveAttribute('data-verdict', 'matches');
  });
}

test('an endless loop in a handler ends the program, and Run starts it again', async ({ page }) => {
  const { code, request } = await open(page);
  await rewrite(page, code, program('() => { for (;;); }'));
  await runIn(code);
  await button(request, 'Send').click();
  await expect(code).toHaveAttribute('data-state', 'failed', { timeout: 20_000 });
  await expect(sentence(code)).toContainText('loop');
  await expect(sentence(request)).not.toBeEmpty();
  await button(code, 'Reset').click();
  await runIn(code);
});

test('a program on another port is not found, and the sentence names the port', async ({ page }) => {
  const { code, request } = await open(page);
  await rewrite(page, code, program('(_req, res) => res.end()', 'app.listen(4000);'));
  await runIn(code);
  await button(request, 'Send').click();
  await expect(sentence(request)).toContainText('3000');
  await expect(sentence(request)).toContainText('4000');
});

test('a response that never ends is given up at its deadline, or when the reader cancels', async ({ page }) => {
  const { code, request } = await open(page);
  await rewrite(page, code, program('() => undefined'));
  await runIn(code);
  await button(request, 'Send').click();
  await button(request, 'Cancel').click();
  await expect(sentence(request)).toContainText('before its response was complete');
  await button(request, 'Send').click();
  await expect(sentence(request)).toContainText('No complete response within', { timeout: 15_000 });
});

test('a body that is not JSON is sent, and the sentence says what is wrong with it', async ({ page }) => {
  const { request } = await open(page);
  await request.locator('[name="body"]').fill('{"url": ');
  await button(request, 'Send').click();
  await expect(sentence(request)).toContainText('not JSON');
  await expect(request).toHaveAttribute('data-status', /^4/);
});

test('a header line without a colon is not sent, and the sentence names the line', async ({ page }) => {
  const { request } = await open(page);
  await request.locator('[name="headers"]').fill('x-good: 1\nbad');
  await button(request, 'Send').click();
  await expect(sentence(request)).toContainText('Line 2');
});

test('a second Run while the first one starts', async ({ page }) => {
  const { code } = await open(page);
  const said = await button(code, 'Run').evaluate((run: HTMLButtonElement) => {
    run.click();
    run.click();
    return run.closest('[data-example]')?.querySelector('[data-part="sentence"]')?.textContent;
  });
  expect(said).toContain('starting already');
  await expect(code).toHaveAttribute('data-state', 'running');
  await expect(code.locator('[data-part="log"] > *')).toHaveCount(1);
});

test('Stop ends the program, and Send starts it again', async ({ page }) => {
  const { code, request } = await open(page);
  await runIn(code);
  await button(code, 'Stop').click();
  await expect(code).toHaveAttribute('data-state', 'stopped');
  await expect(button(code, 'Stop')).toBeDisabled();
  await button(request, 'Send').click();
  await expect(request).toHaveAttribute('data-verdict', 'matches');
});

test('everything works by keyboard, and the editor is no trap', async ({ page }) => {
  const { code, request } = await open(page);
  await code.getByRole('tab').first().focus();
  for (let steps = 0; steps < 6; steps += 1) {
    await page.keyboard.press('Tab');
    // Asked in one step: between two, the editor may take the block's place.
    if (await page.evaluate(() => document.activeElement?.matches('[data-part="editor"], .editor-host') ?? false))
      break;
  }
  await expect(code.locator('[data-part="editor"].cm-content')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(program(`(_req, res) => res.send('typed')`));
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(code).toHaveAttribute('data-state', 'running');
  await page.keyboard.press('Tab');
  await expect(code.locator('[data-part="editor"]')).not.toBeFocused();
  await request.getByLabel('Path').focus();
  await page.keyboard.press('Enter');
  await expect(request.locator('[data-part="body"]')).toHaveText('typed');
});

test('the block becomes an editor without a jump', async ({ page }) => {
  const { code } = await open(page);
  // What is not in sight has a height that is only reckoned.
  await page.evaluate(layOutAll);
  const before = await code.boundingBox();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await code.locator('[data-part="editor"]').click();
  await expect(code.locator('[data-part="editor"].cm-content')).toBeFocused();
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height);
  expect((await code.boundingBox())?.height).toBe(before?.height);
});

test('a request is copied as curl and as fetch', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { request } = await open(page);
  for (const [name, start] of [
    ['Copy as curl', /^curl -i /],
    ['Copy as fetch', /^await fetch\("http:/],
  ] as const) {
    await button(request, name).click();
    await expect(sentence(request)).toHaveText(/Copied/);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(start);
  }
});

test('a question is judged, and the answer is remembered', async ({ page }) => {
  await openLesson(page, lesson);
  const question = page.locator('question-cell').first();
  const key = Number(await question.getAttribute('data-key'));
  const options = question.getByRole('radio');
  await button(question, 'Check').click();
  await expect(sentence(question)).not.toBeEmpty();
  await options.nth(key === 0 ? 1 : 0).check();
  await button(question, 'Check').click();
  await expect(question).toHaveAttribute('data-answered', 'wrong');
  await expect(sentence(question).getByRole('link')).toHaveAttribute('href', /^#./);
  await options.nth(key).check();
  await button(question, 'Check').click();
  await expect(question).toHaveAttribute('data-answered', 'right');
  await page.reload();
  await expect(question).toHaveAttribute('data-answered', 'right');
});
