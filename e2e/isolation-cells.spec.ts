/** The same attacks from the cells of a lesson: the reader's text and history stay, and the original runs at once. */
import type { Page } from '@playwright/test';
import type { Attack } from './isolation/attack.ts';
import { exhaust } from './isolation/attacks/exhaust.ts';
import { forge } from './isolation/attacks/forge.ts';
import { button, catalogue, expect, lessonPages, rewrite, runIn, sentence, test } from './support/fixtures.ts';
import { example, main, open, shownText } from './support/subject.ts';

/** Run and Send of the original; a second where nothing else runs on the machine. */
const WORKS_AGAIN_WITHIN_MS = 5000;

const marksOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => [
    `polluted: ${String('polluted' in {})}`,
    `stolen: ${String('stolen' in window)}`,
    `address: ${location.href}`,
    `cookie: ${document.cookie}`,
    `images: ${String(document.querySelectorAll('img[src="x"], script[src="x"]').length)}`,
  ]);

function provesInCell(attack: Attack): void {
  test(attack.name, async ({ page }) => {
    // A flood takes a busy page a while to be cut off.
    test.setTimeout(2 * 60_000);
    const { code, request } = await open(page);
    await button(request, 'Send').click();
    await expect(request).toHaveAttribute('data-verdict', 'matches');
    const marks = await marksOf(page);

    await rewrite(page, code, attack.program);
    // Until the editor is there, the typed text has no lines of its own.
    await expect(code.locator('.cm-line')).not.toHaveCount(0);
    const written = await shownText(code);
    if (attack.request === undefined) await button(code, 'Run').click();
    else {
      await runIn(code);
      await button(request, 'Send').click();
      await expect(request).not.toHaveAttribute('aria-busy', 'true', { timeout: 20_000 });
    }
    if (attack.ends === 'over') await expect(code.locator('[data-part="log"]')).toContainText('over');
    else if (attack.ends !== 'answered') {
      await expect(code).toHaveAttribute('data-state', 'failed', { timeout: 45_000 });
      await expect(sentence(code)).not.toBeEmpty();
    }
    expect(await marksOf(page)).toEqual(marks);
    expect(await shownText(code)).toBe(written);
    await request.getByText('Last sends').click();
    expect(await request.locator('.history li').count()).toBeGreaterThan(0);

    await button(code, 'Reset').click();
    expect(await shownText(code)).toBe(main);
    const asked = performance.now();
    await runIn(code);
    await button(request, 'Send').click();
    await expect(request).toHaveAttribute('data-verdict', 'matches');
    expect(performance.now() - asked).toBeLessThan(WORKS_AGAIN_WITHIN_MS);
    await page.reload();
    await button(code, 'Undo reset').click();
    expect(await shownText(code)).toBe(written);
  });
}

test.describe(`isolation in the cells of ${example}`, () => {
  for (const attack of [...forge, ...exhaust]) provesInCell(attack);
});

test.describe('the policy', () => {
  expect(catalogue.examples.length).toBeGreaterThan(0);
  for (const path of ['/', '/404.html', '/en/', '/en/differences/', ...lessonPages.map((lesson) => lesson.path)]) {
    test(`of ${path} lets no script in but the site's own`, async ({ request }) => {
      const html = await (await request.get(path)).text();
      const [, policy = ''] = /<meta http-equiv="content-security-policy" content="([^"]+)"/.exec(html) ?? [];
      const directives = new Map(
        policy.split(';').map((directive) => {
          const [name = '', ...values] = directive.trim().split(' ');
          return [name, values] as const;
        }),
      );
      expect(directives.get('default-src')).toEqual(["'self'"]);
      expect(directives.get('script-src')?.every((value) => /^('self'|'sha256-[\w+/]+=')$/.test(value))).toBe(true);
      expect(directives.get('connect-src')).toEqual(["'self'"]);
      expect(directives.get('frame-src')).toEqual(["'self'"]);
      expect(directives.get('object-src')).toEqual(["'none'"]);
      expect(directives.get('base-uri')).toEqual(["'none'"]);
      expect(html.indexOf(policy)).toBeLessThan(html.indexOf('<body'));
    });
  }
});
