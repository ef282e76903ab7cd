/** Requests as people send them: any method, headers twice, cookies, forms and files, streams, redirects, pictures. */
import { readFileSync } from 'node:fs';
import type { Locator } from '@playwright/test';
import { violations } from '../support/axe.ts';
import { button, expect, needed, openLesson, sentence, test } from '../support/fixtures.ts';
import { echo, openWith } from '../support/scratch.ts';
import { lesson, program } from '../support/subject.ts';

async function send(request: Locator): Promise<void> {
  await button(request, 'Send').click();
  await expect(request).toHaveAttribute('data-status', /\d+/);
}

const body = (request: Locator): Locator => request.locator('[data-part="body"]');
test('any method, and a header twice', async ({ page }) => {
  const request = await openWith(page, echo);
  await request.getByLabel('Method').selectOption('PROPFIND');
  await request.getByText('Headers', { exact: true }).first().click();
  await request.locator('[name="headers"]').fill('x-a: 1\nx-a: 2');
  await send(request);
  await expect(body(request)).toContainText('"PROPFIND"');
  await expect(body(request)).toContainText(/"x-a",\s*"1",\s*"x-a",\s*"2"/);
  await page.reload();
  await expect(request.getByLabel('Method')).toHaveValue('PROPFIND');
});

test('cookies go with the next request, to their path, and can be left at home', async ({ page }) => {
  const request = await openWith(
    page,
    program(`(req, res) => {
      if (req.path === '/in') res.cookie('session', 'a%b', { path: '/', httpOnly: true }).cookie('deep', '1', { path: '/deep' });
      res.send(req.get('cookie') ?? 'none');
    }`),
  );
  await request.getByLabel('Path').fill('/in');
  await send(request);
  await expect(body(request)).toHaveText('none');
  await request.getByLabel('Path').fill('/');
  await send(request);
  await expect(body(request)).toHaveText('session=a%25b');
  await expect(sentence(request)).toContainText('Cookies that went with it: session=a%25b');
  await request.getByLabel('Send cookies (2 kept)').uncheck();
  await send(request);
  await expect(body(request)).toHaveText('none');
});

test('form fields, a form with a file, and a file as the whole body', async ({ page }) => {
  const request = await openWith(
    page,
    program(
      `express.raw({ type: () => true }), (req, res) => res.json([req.get('content-type'), req.body.toString()])`,
    ),
  );
  await request.getByLabel('Method').selectOption('POST');
  await request.getByText('Body', { exact: true }).first().click();
  await request.locator('[name="body"]').fill('name=홍길동\nnote=a b');
  await button(request, 'Form fields').click();
  await send(request);
  await expect(body(request)).toContainText('name=%ED%99%8D%EA%B8%B8%EB%8F%99&note=a+b');
  await expect(sentence(request)).toContainText('sent as form fields');

  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    button(request, 'Add a file to a form…').click(),
  ]);
  await chooser.setFiles({ name: '메모.txt', mimeType: 'text/plain', buffer: Buffer.from('in the file') });
  await send(request);
  await expect(body(request)).toContainText('multipart/form-data; boundary=');
  await expect(body(request)).toContainText('in the file');
  await expect(body(request)).toContainText('메모.txt');
  await button(request, 'Copy as curl').click();
  await expect(sentence(request)).toContainText('cannot be copied');

  const [second] = await Promise.all([page.waitForEvent('filechooser'), button(request, 'Send a file…').click()]);
  await second.setFiles({ name: 'raw.bin', mimeType: '', buffer: Buffer.from('whole') });
  await request.locator('[name="headers"]').fill('');
  await send(request);
  await expect(body(request)).toContainText('"application/octet-stream"');
  await expect(body(request)).toContainText('"whole"');
  await button(request, 'Send the text').click();
  await request.locator('[name="body"]').fill('{"a":[1]}');
  await button(request, 'Lay out JSON').click();
  await expect(request.locator('[name="body"]')).toHaveValue('{ "a": [1] }');
});

test('a request while another one waits is not sent, and the sentence says so', async ({ page }) => {
  const request = await openWith(page, program(`(req, res) => { if (req.path !== '/never') res.send('answered'); }`));
  await request.getByLabel('Path').fill('/never');
  await button(request, 'Send').click();
  await expect(sentence(request)).toContainText('Waiting');
  await request.getByLabel('Path').fill('/');
  await button(request, 'Send').click();
  await expect(sentence(request)).toContainText('still waiting');
  await button(request, 'Cancel').click();
  await send(request);
  await expect(body(request)).toHaveText('answered');
});

test('nothing of the answer before stands under a stream', async ({ page }) => {
  const request = await openWith(
    page,
    program(`(req, res) => {
      if (req.path !== '/stream') { console.log('printed'); res.send('whole'); return; }
      res.type('text/event-stream').write('data: 1\\n\\n');
    }`),
  );
  await send(request);
  await expect(request.locator('[data-part="source"]')).toContainText('your run');
  await request.getByLabel('Path').fill('/stream');
  await button(request, 'Send').click();
  await expect(sentence(request)).toContainText('The stream is open');
  await expect(request.locator('[data-part="source"]')).toHaveText('');
  await expect(request.locator('[data-part="printed"]')).toBeHidden();
  await expect(request.locator('[data-part="way"] > *')).toHaveCount(0);
  await button(request, 'Close it').click();
});

test('a stream is shown line by line as it comes, and can be closed', async ({ page }) => {
  const request = await openWith(
    page,
    program(`(req, res) => {
      res.type('text/event-stream');
      let n = 0;
      const timer = setInterval(() => res.write('event: tick\\ndata: ' + (n += 1) + '\\n\\n'), 100);
      res.on('close', () => { clearInterval(timer); console.log('closed'); });
    }`),
  );
  await button(request, 'Send').click();
  const lines = request.locator('[data-part="stream"] > *');
  await expect(lines.nth(3)).toHaveText(/^\+\d\.\d\d s data: 2$/);
  await expect(sentence(request)).toContainText('The stream is open');
  // Longer than any other response may take.
  await page.waitForTimeout(10_500);
  await expect(sentence(request)).toContainText('The stream is open');
  await button(request, 'Close it').click();
  await expect(sentence(request)).toContainText(/You closed the stream after \d+ events/);
  await expect(lines.nth(3)).toBeVisible();
  await expect(page.locator('[data-part="log"]').getByText('closed')).toBeVisible();
});

test('a redirect is shown, and followed on demand', async ({ page }) => {
  const request = await openWith(
    page,
    program(`(req, res) => {
      if (req.path === '/from') res.redirect(303, '/to?a=1');
      else if (req.path === '/away') res.redirect('https://example.com/');
      else res.send([req.method, req.url].join(' '));
    }`),
  );
  await request.getByLabel('Method').selectOption('POST');
  await request.getByLabel('Path').fill('/from');
  await send(request);
  await expect(request).toHaveAttribute('data-status', '303');
  await button(request, 'Follow to GET /to?a=1').click();
  await expect(body(request)).toHaveText('GET /to?a=1');
  await expect(sentence(request)).toContainText('where the redirect led');
  await expect(request.getByLabel('Path')).toHaveValue('/from');
  await request.getByLabel('Path').fill('/away');
  await send(request);
  await expect(sentence(request)).toContainText('away from this program, to https://example.com/');
});

test('a picture is shown, SVG without what it could run, and any answer can be saved', async ({ page }) => {
  const request = await openWith(
    page,
    program(
      `(_req, res) => res.type('svg').send('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><script>1</script></svg>')`,
    ),
  );
  await request.getByLabel('Path').fill('/drawing');
  await send(request);
  const picture = request.getByRole('img', { name: 'The picture in the response' });
  await expect(picture).toBeVisible();
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(40);
  await button(request, 'Source').click();
  await expect(picture).toBeHidden();
  await expect(body(request)).toContainText('<svg');
  const [download] = await Promise.all([page.waitForEvent('download'), button(request, 'Save the answer').click()]);
  expect(download.suggestedFilename()).toBe('drawing.svg');
  expect(readFileSync(needed('a download', await download.path()), 'utf8')).toContain('<script>1</script>');
  expect(await violations(page)).toEqual([]);
});

test('the last sends say what was changed', async ({ page }) => {
  const request = await openWith(page, echo);
  await send(request);
  await request.getByLabel('Path').fill('/other');
  await request.getByText('Headers', { exact: true }).first().click();
  await request.locator('[name="headers"]').fill('x-tenant: acme');
  await send(request);
  await request.getByText('Last sends').click();
  await expect(request.locator('.history li').first()).toContainText('changed: path, header x-tenant');
});

test('all requests of a lesson are taken along, as an .http file and as a script', async ({ page }) => {
  await openLesson(page, lesson);
  const place = page.getByRole('group', { name: 'All requests of this page' });
  const count = await page.locator('request-cell').count();
  for (const [name, file, start] of [
    ['as an .http file', `${lesson}.http`, /^### /gm],
    ['as a curl script', `${lesson}.sh`, /^curl -i /gm],
  ] as const) {
    const [download] = await Promise.all([page.waitForEvent('download'), button(place, name).click()]);
    expect(download.suggestedFilename()).toBe(file);
    const text = readFileSync(needed('a download', await download.path()), 'utf8');
    expect(text.match(start)?.length).toBe(count);
    await expect(place.getByRole('status')).toContainText(`Saved ${String(count)} requests`);
  }
});
