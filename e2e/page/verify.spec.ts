/** One button says of a whole lesson whether it is as in Node, in this browser. */
import { test as plain } from '@playwright/test';
import { catalogue, expect, lessonPath, openLesson, test } from '../support/fixtures.ts';
import { otherEngines, skipWhereMissing } from '../support/engines.ts';
import { lesson } from '../support/subject.ts';

/** All that the lesson documents and that runs in a page. */
const documented = catalogue.examples
  .filter((example) => example.lesson === lesson && example.document.needsNode === undefined)
  .flatMap(({ document }) => [...Object.keys(document.exchanges), ...Object.keys(document.runs ?? {})]);
const whole = new RegExp(
  `^${String(documented.length)} of ${String(documented.length)} as in Node ${process.versions.node}, in this browser, in [\\d.]+ s\\.`,
);

test('one press runs all that the lesson documents, tells how far it is, and says the result with its time', async ({
  page,
}) => {
  await openLesson(page, lesson);
  const place = page.getByRole('region', { name: 'Verify this page' });
  await place.getByRole('button', { name: 'Verify this page' }).click();
  await expect(place.getByRole('progressbar')).toBeVisible();
  await expect(place.getByRole('status')).toContainText(/\d+ of \d+: \w+/);
  await expect(place.getByRole('status')).toHaveText(whole, { timeout: 90_000 });
  await expect(place.getByRole('listitem')).toHaveCount(0);
  await expect(place.getByRole('progressbar')).toBeHidden();
});

test('it can be stopped, and begun anew', async ({ page }) => {
  await openLesson(page, lesson);
  const place = page.getByRole('region', { name: 'Verify this page' });
  await place.getByRole('button', { name: 'Verify this page' }).click();
  await expect(place.getByRole('status')).toContainText(/\d+ of \d+: \w+/);
  await place.getByRole('button', { name: 'Stop verifying' }).click();
  await expect(place.getByRole('status')).toContainText(/Stopped after \d+ of \d+/);
  await place.getByRole('button', { name: 'Verify this page' }).click();
  await expect(place.getByRole('status')).toHaveText(whole, { timeout: 90_000 });
});

test('what is not as documented is listed, with the way to it', async ({ page }) => {
  await page.route(/\/_astro\/exchanges\..*\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace(/status:\s*20\d/, 'status:299') });
  });
  await openLesson(page, lesson);
  const place = page.getByRole('region', { name: 'Verify this page' });
  await place.getByRole('button', { name: 'Verify this page' }).click();
  await expect(place.getByRole('status')).toContainText('Different here', { timeout: 90_000 });
  const first = place.locator('[data-part="differing"] > li').first();
  await expect(first).toContainText('299');
  await expect(first.getByRole('link')).toHaveAttribute('href', /^#\w/);
});

for (const engine of otherEngines) {
  plain.describe(engine.name, () => {
    skipWhereMissing(engine);

    plain('the lesson is as in Node', async ({ browser, baseURL }) => {
      const opened = await engine.open(browser);
      const page = await opened.newPage();
      await page.goto(`${baseURL ?? ''}${lessonPath(lesson)}`);
      await page.evaluate(`document.querySelector('[data-action="verify"]').click()`);
      const said = (): Promise<string> =>
        page.evaluate<string>(
          `document.querySelector('[data-part="verify"] [data-part="sentence"]').textContent.trim()`,
        );
      await expect.poll(said, { timeout: 90_000 }).toMatch(whole);
      await opened.close();
    });
  });
}
