import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import sirv from 'sirv';
import { button, lessonPages } from '../support/fixtures.ts';
import { runNode } from '../support/project-copy.ts';
import { root } from '../support/root.ts';
import { listenAnywhere } from '../support/ports.ts';

/** A host that serves the site in a folder, without a header of its own. */

const BASE = '/course/express/';

test('in a folder of a plain host the pages are whole, and programs run', async ({ page }) => {
  test.setTimeout(3 * 60_000);
  const dist = mkdtempSync(join(tmpdir(), 'based-'));
  const serve = sirv(dist, { dev: true });
  const outside: string[] = [];
  const server = createServer((request, response) => {
    const { url = '' } = request;
    if (!url.startsWith(BASE)) outside.push(url);
    request.url = url.slice(BASE.length - 1);
    serve(request, response, () => {
      outside.push(url);
      response.writeHead(404).end();
    });
  });
  try {
    const { code, printed } = await runNode(root, ['bin/build.ts', '--base', BASE, '--out', dist]);
    expect(code, printed).toBe(0);
    const port = await listenAnywhere(server);
    const [lesson = ''] = lessonPages.map(({ path }) => path);
    await page.goto(`http://127.0.0.1:${String(port)}${BASE}${lesson.replace(/^\//, '')}`);
    const request = page.locator('request-cell').first();
    await button(request, 'Send').click();
    await expect(request).toHaveAttribute('data-verdict', 'matches');
    const links = await page
      .locator('a[href^="/"]')
      .evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''));
    expect(links.filter((link) => !link.startsWith(BASE))).toEqual([]);
    for (const link of new Set(links))
      expect((await page.request.get(new URL(link, page.url()).href)).status(), link).toBe(200);
    expect(outside).toEqual([]);
  } finally {
    server.closeAllConnections();
    server.close();
    rmSync(dist, { recursive: true });
  }
});
