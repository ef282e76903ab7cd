/** Each block of code in a text can be copied; of a terminal, what one types. */
import { button, expect, lessonPages, test, wordIn } from '../support/fixtures.ts';

for (const { path, locale } of lessonPages) {
  test(`${path} › each block of code is copied by its button`, async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(path);
    const blocks = page.locator('.prose .fence');
    await expect(page.locator('html')).toHaveClass(/\bjs\b/);
    for (const block of await blocks.all()) {
      const shown = (await block.locator('code').textContent()) ?? '';
      const typed = await block.locator('.typed').allTextContents();
      const isSession = typed.length > 0;
      if (isSession && typed.every((line) => line === '^C')) {
        await expect(block.getByRole('button')).toHaveCount(0);
        continue;
      }
      await button(block, wordIn(locale, 'live.copy')).click();
      await expect(button(block, wordIn(locale, 'live.copied'))).toBeVisible();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      const lines = shown.split('\n').map((line) => (isSession ? line.replace(/^\$ /, '') : line));
      if (isSession) expect(lines).toEqual(expect.arrayContaining(copied.split('\n')));
      else expect(copied).toBe(shown);
      expect(copied).not.toMatch(/^(\$ |\^C$)/m);
      expect(copied).not.toBe('');
    }
  });
}
