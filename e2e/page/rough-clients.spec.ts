/** "What would a rough client get?": the rough set goes to the reader's program, and a table says what came back. */
import { roughRequests, routesOf } from '#checker/rough-requests.ts';
import { violations } from '../support/axe.ts';
import { catalogue, expect, lessonPages, saidIn, test } from '../support/fixtures.ts';

for (const { slug, locale, path } of lessonPages) {
  const examples = catalogue.examples.filter(
    ({ lesson, document }) => lesson === slug && document.needsNode === undefined && document.rough === undefined,
  );
  const found = examples.flatMap(({ id, document }) =>
    routesOf(document)
      .slice(0, 1)
      .map((route) => ({ id, route })),
  );
  const [first] = found;
  if (first === undefined) continue;

  test(`${path} › rough clients get an answer of the program, in a table`, async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(path);
    const cell = page.locator(`[data-example="${first.id}"]`);
    await cell.locator('[data-take="rough"]').click();
    const rows = cell.locator('.rough tbody tr');
    const sent = roughRequests.filter(({ isRefused }) => !first.route.isSpared || isRefused);
    await expect(rows).toHaveCount(sent.length, { timeout: 60_000 });
    expect(await rows.locator('th').allTextContents()).toEqual(sent.map(({ name }) => saidIn(locale, name)));
    await expect(cell.locator('.rough [data-outcome="bad"]')).toHaveCount(0);
    await expect(cell.locator('[data-part="sentence"]')).toContainText('× 4');
    // Where nothing that sticks stands over what was scrolled below it.
    await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
    expect(await violations(page)).toEqual([]);
  });
}
