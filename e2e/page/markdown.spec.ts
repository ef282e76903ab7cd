/** Each lesson as Markdown, for those who read without the page: all of its text, and all that was recorded. */
import { expect, test, type APIRequestContext } from '@playwright/test';
import { readRecording } from '#checker/catalogue.ts';
import { catalogue, lessonIn, lessonPages, root } from '../support/fixtures.ts';

/** What a shell or a browser shows of an address. */
async function textAt(request: APIRequestContext, address: string): Promise<string> {
  const response = await request.get(address);
  expect(response.status(), address).toBe(200);
  return response.text();
}

/** The text without its fences, and what stands in them. */
function partsOf(markdown: string): { readonly prose: string; readonly fences: readonly string[] } {
  const fences: string[] = [];
  const prose = markdown.replace(/^(`{3,})[^\n`]*\n([^]*?)\n\1$/gm, (_whole, _marks, code: string) => {
    fences.push(code);
    return '';
  });
  return { prose, fences };
}

for (const { slug, locale, path } of lessonPages) {
  test(`${path} › its Markdown has its headings, every file, every answer and every line that was printed`, async ({
    request,
  }) => {
    const { prose, fences } = partsOf(await textAt(request, path.replace(/\/$/, '.md')));
    expect(prose.match(/<\/?[A-Z]\w*[^>]*>/g)).toBeNull();
    const { citations, headingSlugs } = lessonIn(locale, slug).text;
    expect(prose.match(/^#{2,} /gm)?.length).toBeGreaterThanOrEqual(headingSlugs.length);
    for (const { component, text } of citations)
      if (component === 'Claim') expect(wordsIn(prose)).toContain(wordsIn(text));
    const shown = citations.flatMap(({ component, attributes }) => (component === 'Example' ? [attributes['id']] : []));
    for (const example of catalogue.examples.filter(({ lesson }) => lesson === slug)) {
      if (shown.includes(example.id))
        for (const [file, text] of Object.entries(example.files))
          expect(fences, file).toContain(text.replace(/\n$/, ''));
      const { exchanges = {}, runs = {} } = readRecording(root, example) ?? {};
      for (const [id, { status, body, logs }] of Object.entries(exchanges)) {
        expect(prose).toContain(`\`${id}\``);
        expect(
          fences.some((each) => each.startsWith(`HTTP/1.1 ${String(status)} `) && each.endsWith(withoutEnd(body))),
          id,
        ).toBe(true);
        if (logs.length > 0) expect(fences, id).toContain(logs.join('\n'));
      }
      for (const [id, { logs }] of Object.entries(runs)) {
        expect(prose).toContain(`\`${id}\``);
        const printed = logs.map(({ text }) => text).join('\n');
        expect(
          fences.some((each) => each.startsWith('$ ') && each.endsWith(withoutEnd(printed))),
          id,
        ).toBe(true);
      }
    }
  });

  test(`${path} › its Markdown leads to places that there are`, async ({ request, page }) => {
    const { prose } = partsOf(await textAt(request, path.replace(/\/$/, '.md')));
    const links = [...prose.matchAll(/\]\((\/[^)\s]*)\)/g)].map(([, link = '']) => link);
    expect(links).toContain(path);
    await page.goto(path);
    for (const link of new Set(links)) {
      const [address = '', anchor] = link.split('#');
      if (anchor === undefined) expect((await request.get(address)).status(), link).toBe(200);
      else {
        expect(address).toBe(path);
        await expect(page.locator(`[id="${anchor}"]`), link).toHaveCount(1);
      }
    }
    await expect(page.locator('link[type="text/markdown"]')).toHaveAttribute('href', path.replace(/\/$/, '.md'));
  });
}

/** The last line end of a block is the fence's. */
function withoutEnd(text: string): string {
  return text.replace(/\n$/, '');
}

/** Code, emphasis and links are marks of the one and not of the other; a number of lines is counted when it is built. */
function wordsIn(text: string): string {
  return text.replace(/\]\([^)]*\)/g, '').replace(/[\s\d`*_[\]\\]+/g, '');
}

test('llms.txt names every lesson with its Markdown', async ({ request }) => {
  const text = await textAt(request, '/llms.txt');
  expect(text).toMatch(/^# \S.*\n\n> \S/);
  const links = [...text.matchAll(/^- \[[^\]]+\]\(([^)]+)\): \S/gm)].map(([, link = '']) => link);
  expect(links).toEqual(expect.arrayContaining(lessonPages.map(({ path }) => path.replace(/\/$/, '.md'))));
  for (const link of links) await textAt(request, link);
});
