import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import sirv from 'sirv';
import { button, lessonIn, lessonPages, needed } from '../support/fixtures.ts';
import { copyProject, type ProjectCopy } from '../support/project-copy.ts';
import { root } from '../support/root.ts';
import { listenAnywhere } from '../support/ports.ts';

/** A host that serves the site in a folder, without a header of its own. */

const BASE = '/course/express/';
const ORIGIN = 'https://express.example';

/** What the head of each page says of it, by the file that it was built to. */
function headsIn(dist: string) {
  // The frame of the runtime is no page.
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.html') && !name.startsWith('runtime/'),
  );
  return files.map((file) => {
    const text = readFileSync(join(dist, file), 'utf8');
    const [, canonical] = /<link rel="canonical" href="([^"]+)"/.exec(text) ?? [];
    const [, picture = ''] = /<meta property="og:image" content="([^"]+)"/.exec(text) ?? [];
    return { file, canonical, picture };
  });
}

/** All that a language needs to be there; what it does not say is said in English. */
const THIRD = 'eo';
const { slug } = needed('a first lesson', lessonPages[0]);

function addThird(copy: ProjectCopy): void {
  copy.write(`site/i18n/${THIRD}.json`, '{ "site.lessons": "Lecionoj", "home.title": "Lernu Express en kajero" }\n');
  copy.write(
    `lessons/${slug}/${THIRD}.mdx`,
    '---\ntitle: Unua leciono\ndescription: Nur provo.\n---\n\n## Unu\n\nVortoj.\n',
  );
}

test.use({ serviceWorkers: 'allow' });

test('in a folder of a plain host the pages are whole, a third language is only files, and programs run', async ({
  page,
}) => {
  // A whole build, and each address of a page.
  test.setTimeout(4 * 60_000);
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
    using copy = copyProject();
    if (existsSync(join(root, '.git'))) symlinkSync(join(root, '.git'), join(copy.folder, '.git'));
    addThird(copy);
    const { code, printed } = await copy.node('bin/build.ts', '--base', BASE, '--origin', ORIGIN, '--out', dist);
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
    await page.keyboard.press('/');
    await page.keyboard.type(lesson.split('/').at(-2) ?? '');
    await page.getByRole('dialog').getByRole('option').first().click();
    await page.waitForURL(`**${BASE}**`);
    expect(outside).toEqual([]);
    await inThirdLanguage(page, `http://127.0.0.1:${String(port)}${BASE}`);
    const shown = page.url().replace(/#.*/, '');
    await expect
      .poll(() => page.evaluate(async (address) => (await caches.match(address)) !== undefined, shown))
      .toBe(true);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await page.goto(shown);
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(/not kept/);
    await expect(page.locator('html')).toHaveClass(/\bjs\b/);
    const heads = headsIn(dist);
    const pages = heads.filter(({ file }) => file !== '404.html' && file !== 'index.html');
    // What is shown in English for want of a translation is the English page.
    for (const { file, canonical } of pages) {
      const own = `${ORIGIN}${BASE}${file.replace(/index\.html$/, '')}`;
      expect([own, own.replace(`/${THIRD}/`, '/en/')], file).toContain(canonical);
      if (!file.startsWith(`${THIRD}/`)) expect(canonical).toBe(own);
    }
    const map = readFileSync(join(dist, 'sitemap-0.xml'), 'utf8');
    const listed = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => address);
    expect(listed).toEqual(expect.arrayContaining(pages.map(({ canonical }) => canonical)));
    for (const { picture } of heads) {
      expect(picture.startsWith(ORIGIN + BASE), picture).toBe(true);
      const bytes = readFileSync(join(dist, picture.slice((ORIGIN + BASE).length)));
      expect(bytes.subarray(1, 4).toString(), picture).toBe('PNG');
    }
    const feed = readFileSync(join(dist, 'en/changes.xml'), 'utf8');
    const changed = [...feed.matchAll(/<item>.*?<link>([^<?]+)\?change=[0-9a-f]{8}<\/link>.*?<\/item>/gs)];
    // A copy that was downloaded has no history.
    if (existsSync(join(root, '.git'))) expect(changed.length).toBeGreaterThan(0);
    for (const [, address = ''] of changed) expect(listed).toContain(address);
    expect(readFileSync(join(dist, 'llms.txt'), 'utf8')).toContain(`](${ORIGIN}${BASE}en/`);
  } finally {
    server.closeAllConnections();
    server.close();
    rmSync(dist, { recursive: true });
  }
});

/** Its own words where it has them, and the page in English where it has none, marked as such. */
async function inThirdLanguage(page: Page, at: string): Promise<void> {
  const html = page.locator('html');
  await page.goto(`${at}${THIRD}/`);
  await expect(html).toHaveAttribute('lang', THIRD);
  await expect(page.locator('h1')).toHaveText('Lernu Express en kajero');
  await page.locator(`.contents a[href$="/${THIRD}/${slug}/"]`).click();
  await expect(page.locator('h1')).toHaveText('Unua leciono');
  await expect(page.locator('article h2').first()).toHaveAttribute(
    'id',
    needed('a heading', lessonIn('en', slug).text.headingSlugs[0]),
  );
  const alternates = await page
    .locator('link[rel="alternate"][hreflang]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('hreflang')));
  expect(alternates).toContain(THIRD);
  expect(alternates).toContain('x-default');
  // Where the page has room for the list of lessons.
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.locator('.lesson-nav li:nth-child(2) a').click();
  await expect(html).toHaveAttribute('lang', THIRD);
  await expect(page.locator('main')).toHaveAttribute('lang', 'en');
  await expect(page.locator('main .notice').first()).toHaveAttribute('lang', THIRD);
}
