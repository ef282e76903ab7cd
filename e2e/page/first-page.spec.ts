/** The first page: a real program answers at one press, in every language and in every engine. */
import { violations } from '../support/axe.ts';
import { otherEngines, skipWhereMissing } from '../support/engines.ts';
import { button, expect, locales, test, wordIn } from '../support/fixtures.ts';

for (const locale of locales) {
  test(`one press sends a request to a program of this page › ${locale}`, async ({ page }) => {
    await page.goto(`/${locale}/`);
    const request = page.locator('request-cell');
    await button(request, wordIn(locale, 'exchange.send')).click();
    await expect(request).toHaveAttribute('data-verdict', 'matches');
    await expect(request.locator('[data-part="sentence"]')).toContainText(wordIn(locale, 'live.matches'));
    expect(await violations(page)).toEqual([]);
    const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(width).toBeLessThanOrEqual(0);
  });
}

for (const engine of otherEngines) {
  test.describe(() => {
    skipWhereMissing(engine);
    test(`one press sends a request to a program of this page › ${engine.name}`, async ({ browser, baseURL }) => {
      const opened = await engine.open(browser);
      const page = await opened.newPage();
      await page.goto(`${baseURL ?? ''}/en/`);
      await page.evaluate(`document.querySelector('request-cell [data-action="send"]').click()`);
      const verdict = (): Promise<unknown> => page.evaluate(`document.querySelector('request-cell').dataset.verdict`);
      await expect.poll(verdict).toBe('matches');
      await opened.close();
    });
  });
}
