/** What a page needs comes late, in part, or not at all: one true sentence where the reader pressed, and it works when the cause is gone. */
import { test, type Locator, type Page } from '@playwright/test';
import { button, catalogue, expect, rewrite, runIn, sentence } from '../support/fixtures.ts';
import { lesson, open, program, shownText } from '../support/subject.ts';

const [assignment] = catalogue.assignments;

/** All sentences of a cell from now on. */
async function hearSentences(cell: Locator): Promise<() => Promise<readonly string[]>> {
  const heard = await cell.evaluateHandle((element) => {
    const place = element.querySelector('[data-part="sentence"]');
    const said: string[] = [];
    if (place !== null)
      new MutationObserver(() => said.push(place.textContent)).observe(place, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    return said;
  });
  return () => heard.jsonValue();
}

/** As on a slow line, in bytes a second. */
async function slowDown(page: Page, downloadThroughput: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 20,
    downloadThroughput,
    uploadThroughput: downloadThroughput,
  });
}

test('on a slow line the bytes are told where the reader pressed, and nobody’s code is blamed', async ({ page }) => {
  const { code, request } = await open(page);
  await slowDown(page, 250_000);
  const saidOfCode = await hearSentences(code);
  const saidOfRequest = await hearSentences(request);
  await button(request, 'Send').click();
  await expect(request).toHaveAttribute('data-verdict', 'matches', { timeout: 90_000 });
  for (const said of [await saidOfCode(), await saidOfRequest()]) {
    const told = said.flatMap((words) => /programs: ([\d,]+) of ([\d,]+) kB/.exec(words)?.slice(1) ?? []);
    expect(told.length, said.join('\n')).toBeGreaterThan(4);
    expect(said.join('\n')).not.toContain('app.listen');
  }
});

/** Of a part of the page, or of what runs the programs: whichever is asked for first. */
const GONE = /could not be fetched|the connection is gone/;

const pressed = [
  ['Run', ({ code }: { readonly code: Locator }) => code],
  ['Send', ({ request }: { readonly request: Locator }) => request],
] as const;

for (const [name, cellOf] of pressed) {
  test(`the network is cut before ${name}`, async ({ page, context }) => {
    const cells = await open(page);
    await context.setOffline(true);
    await button(cellOf(cells), name).click();
    await expect(sentence(cellOf(cells))).toContainText(GONE);
    await expect(sentence(cellOf(cells))).not.toContainText('bug');
    await context.setOffline(false);
    await button(cells.request, 'Send').click();
    await expect(cells.request).toHaveAttribute('data-verdict', 'matches');
  });

  for (const [fault, answer, says] of [
    ['refused', undefined, 'Something between you and this site blocks /runtime/'],
    ['missing', 404, 'This site has been renewed'],
  ] as const) {
    test(`what runs the programs is ${fault} at ${name}`, async ({ page }) => {
      const cells = await open(page);
      await page.route(/\/runtime\//, (route) =>
        answer === undefined ? route.abort() : route.fulfill({ status: answer, body: 'no' }),
      );
      await button(cellOf(cells), name).click();
      await expect(sentence(cellOf(cells))).toContainText(says);
      await expect(cells.code).toHaveAttribute('data-state', 'failed');
      await page.unrouteAll();
      await button(cells.request, 'Send').click();
      await expect(cells.request).toHaveAttribute('data-verdict', 'matches');
    });
  }
}

test('the network is cut between Run and Send', async ({ page, context }) => {
  const { code, request } = await open(page);
  await runIn(code);
  await context.setOffline(true);
  await button(request, 'Send').click();
  await expect(sentence(request)).toContainText(GONE);
  await context.setOffline(false);
  await button(request, 'Send').click();
  await expect(request).toHaveAttribute('data-verdict', 'matches');
});

test('what a program names beside Express does not come', async ({ page }) => {
  const { code } = await open(page);
  await page.route(/\/runtime\/library/, (route) => route.abort());
  await rewrite(page, code, `import 'node:crypto';\n${program('(_req, res) => res.end()')}`);
  await button(code, 'Run').click();
  await expect(sentence(code)).toContainText('blocks /runtime/');
  await page.unrouteAll();
  await runIn(code);
});

for (const [name, value, words] of [
  ['x-frame-options', 'DENY', 'X-Frame-Options: DENY'],
  ['content-security-policy', "frame-ancestors 'none'", "frame-ancestors 'none'"],
  ['content-security-policy', "default-src 'self'", "default-src 'self'"],
] as const) {
  test(`a host that forbids the frame by ${value} is named, and Run works when it does no longer`, async ({ page }) => {
    const { code } = await open(page);
    await page.route(/\/runtime\/frame/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), [name]: value } });
    });
    await button(code, 'Run').click();
    await expect(sentence(code)).toContainText(words);
    await expect(sentence(code)).not.toContainText('app.listen');
    await page.unrouteAll();
    await runIn(code);
  });
}

test('the editor does not come: what is typed stays, and the next touch asks again', async ({ page }) => {
  const { code } = await open(page);
  await page.route(/code-mirror/, (route) => route.abort());
  await rewrite(page, code, '// typed');
  await expect(code.locator('.hint')).toContainText('The editor could not be fetched');
  await page.unrouteAll();
  await button(code, 'Run').focus();
  await code.locator('[data-part="editor"]').click();
  await expect(code.locator('[data-part="editor"].cm-content')).toBeFocused();
  await expect(code.locator('.hint')).toContainText('Click the code to edit it');
  expect(await shownText(code)).toBe('// typed');
});

test('the script of the page does not come: no dead buttons, the reason, and the way back', async ({ page }) => {
  await page.route(/\/_astro\/.*\.js$/, (route) => route.abort());
  const { code } = await open(page);
  await expect(page.getByRole('alert')).toContainText('The script of this page did not come');
  await expect(button(code, 'Run')).toBeHidden();
  await page.unrouteAll();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('alert')).toBeHidden();
  await runIn(code);
});

for (const [name, path, press, heard] of [
  ['Run', `/en/${lesson}/`, '[data-action="run"]', 'code-cell[data-state="running"]'],
  ['Send', `/en/${lesson}/`, '[data-action="send"]', 'request-cell[data-verdict="matches"]'],
  ['Check', `/en/assignments/${assignment?.id ?? ''}/`, 'check-cell [data-action="check"]', 'check-cell[data-verdict]'],
  ['Search', '/en/', '[data-action="search"]', 'dialog[open]'],
] as const) {
  test(`${name} is pressed, twice, before the script of the page has come: the press is kept`, async ({ page }) => {
    const held = Promise.withResolvers<undefined>();
    await page.route(/\/_astro\/.*\.js$/, async (route) => {
      await held.promise;
      await route.continue();
    });
    await page.goto(path, { waitUntil: 'commit' });
    const pressed = page.locator(press).first();
    await pressed.click();
    await pressed.click();
    await expect(pressed).toHaveAttribute('aria-busy', 'true');
    held.resolve(undefined);
    await expect(page.locator(heard).first()).toBeAttached({ timeout: 60_000 });
    await expect(pressed).not.toHaveAttribute('aria-busy');
  });
}

test('a host with a policy of its own that forbids the script in the head', async ({ page }) => {
  await page.route(/\/en\//, async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), 'content-security-policy': "default-src 'self'" };
    await route.fulfill({ response, headers });
  });
  const { code } = await open(page);
  await runIn(code);
});
