/** Where a request goes, what goes with it, and what is said when nobody answers. */
import { button, expect, rewrite, runIn, sentence, test } from '../support/fixtures.ts';
import { open, program } from '../support/subject.ts';

test('a port can be chosen where the program listens on several', async ({ page }) => {
  const { code, request } = await open(page);
  const listen = `for (const port of [4000, 4001]) express().use((_req, res) => res.json(port)).listen(port);`;
  await rewrite(page, code, program('(_req, res) => res.end()', listen));
  await runIn(code);
  await button(request, 'Send').click();
  await expect(sentence(request)).toContainText('4000, 4001');
  await button(request, 'Send to port 4001').click();
  await expect(request.locator('[data-part="body"]')).toHaveText('4001');
  await expect(request).toHaveAttribute('data-verdict', 'own');
  await request.getByLabel('Port').selectOption('4000');
  await button(request, 'Send').click();
  await expect(request.locator('[data-part="body"]')).toHaveText('4000');
});

test('a program that listens on no port: Send says so, can be given up, and ends', async ({ page }) => {
  const { code, request } = await open(page);
  await rewrite(page, code, 'setInterval(() => {}, 1000);\n');
  await button(request, 'Send').click();
  await expect(sentence(request)).toContainText('does not listen on a port yet');
  await button(request, 'Cancel').click();
  await expect(sentence(request)).toContainText('You ended this request');
  await button(request, 'Send').click();
  await expect(sentence(request)).toContainText('the program listens on no port', { timeout: 20_000 });
  await expect(request).not.toHaveAttribute('aria-busy', 'true');
});

test('a program that listens late gets the request that waits for it', async ({ page }) => {
  const { code, request } = await open(page);
  await rewrite(page, code, program(`(_req, res) => res.send('late')`, 'setTimeout(() => app.listen(3000), 4000);'));
  await button(request, 'Send').click();
  await expect(sentence(request)).toContainText('does not listen on a port yet');
  await expect(request.locator('[data-part="body"]')).toHaveText('late');
});

test('a line of 3 MB is cut where it is shown, and its program lives', async ({ page }) => {
  const { code, request } = await open(page);
  const print = `(_req, res) => { console.log('x'.repeat(3_000_000)); console.log('after'); res.send('alive'); }`;
  await rewrite(page, code, program(print));
  await runIn(code);
  await button(request, 'Send').click();
  await expect(request.locator('[data-part="body"]')).toHaveText('alive');
  const lines = code.locator('[data-part="log"] > *');
  await expect(lines.nth(0)).toContainText(/… 2,?9\d\d,?\d{3} more characters/);
  await expect(lines.nth(1)).toHaveText('after');
  await expect(code).toHaveAttribute('data-state', 'running');
});

test('a path with Hangul and a space is sent encoded, and says so', async ({ page }) => {
  const { code, request } = await open(page);
  await rewrite(page, code, program('(req, res) => res.json([req.url, req.query])'));
  await runIn(code);
  await request.getByLabel('Path').fill('/가 %41?q=나');
  await button(request, 'Send').click();
  await expect(request.locator('[data-part="body"]')).toContainText('["/%EA%B0%80%20%41?q=%EB%82%98"');
  await expect(sentence(request)).toContainText('sent encoded: /%EA%B0%80%20%41?q=%EB%82%98');
});
