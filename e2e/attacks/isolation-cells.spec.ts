/** The same attacks from the cells of a lesson: the reader's text and history stay, and the original runs at once. */
// Not the test of fixtures.ts: that opens a page of its own for each test.
import { test, type Locator, type Page } from '@playwright/test';
import type { Attack } from '../isolation/attack.ts';
import { exhaust } from '../isolation/attacks/exhaust.ts';
import { forge } from '../isolation/attacks/forge.ts';
import { overwhelm } from '../isolation/attacks/overwhelm.ts';
import {
  button,
  catalogue,
  expect,
  lessonPages,
  lessonPath,
  rewrite,
  runIn,
  sentence,
  sharedPage,
} from '../support/fixtures.ts';
import { cellsOn, example, lesson, main, shownText } from '../support/subject.ts';

/** Run and Send of the original, as often as they took before the first attack. */
const WORKS_AGAIN_WITHIN_TIMES = 10;

const marksOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => [
    `polluted: ${String('polluted' in {})}`,
    `stolen: ${String('stolen' in window)}`,
    `address: ${location.href}`,
    `cookie: ${document.cookie}`,
    `images: ${String(document.querySelectorAll('img[src="x"], script[src="x"]').length)}`,
  ]);

/** All texts that the page's origin keeps, in drafts and records; a choice is one word. */
const keptText = (page: Page): Promise<string> =>
  page.evaluate(() =>
    Object.values(localStorage)
      .filter((stored: string) => stored.startsWith('{'))
      .flatMap((stored: string) => {
        const texts: string[] = [];
        JSON.parse(stored, (_key, value: unknown) => (typeof value === 'string' ? texts.push(value) : value));
        return texts;
      })
      .join('\n'),
  );

/** Runs the original and sends: how long that took. */
async function originalAnswers(page: Page): Promise<number> {
  const { code, request } = cellsOn(page);
  const asked = performance.now();
  await runIn(code);
  await button(request, 'Send').click();
  await expect(request).toHaveAttribute('data-verdict', 'matches');
  return performance.now() - asked;
}

/** A program that goes on can be stopped at once, whatever it has done. */
async function stops(code: Locator, withinMs: number): Promise<void> {
  const stop = button(code, 'Stop');
  if (!(await stop.isEnabled())) return;
  const asked = performance.now();
  await stop.click();
  await expect(code).toHaveAttribute('data-state', 'stopped');
  expect(performance.now() - asked).toBeLessThan(withinMs);
}

/** Parts of one page: each attack finds the page that the one before has left. */
const PARTS = 4;

function provesInCells(attacks: readonly Attack[]): void {
  test.describe.configure({ mode: 'default' });
  const { page, troubles } = sharedPage(lessonPath(lesson));
  let usualMs: number;
  let marks: readonly string[];

  test.beforeAll(async () => {
    usualMs = await originalAnswers(page());
    marks = await marksOf(page());
  });

  for (const attack of attacks) {
    test(attack.name, async () => {
      // A flood takes a busy page a while to be cut off.
      test.setTimeout(2 * 60_000);
      const { code, request } = cellsOn(page());
      await rewrite(page(), code, attack.program);
      // Until the editor is there, the typed text has no lines of its own.
      await expect(code.locator('.cm-line')).not.toHaveCount(0);
      const written = await shownText(code);
      if (attack.request === undefined) await button(code, 'Run').click();
      else {
        await runIn(code);
        await button(request, 'Send').click();
        await expect(request).not.toHaveAttribute('aria-busy', 'true', { timeout: 20_000 });
      }
      if (attack.ends === 'over') {
        await expect(code.locator('[data-part="log"]')).toContainText('over', { timeout: 45_000 });
        await stops(code, WORKS_AGAIN_WITHIN_TIMES * usualMs);
      } else if (attack.ends !== 'answered') {
        await expect(code).toHaveAttribute('data-state', 'failed', { timeout: 45_000 });
        await expect(sentence(code)).not.toBeEmpty();
      }
      expect(await marksOf(page())).toEqual(marks);
      expect(await shownText(code)).toBe(written);
      expect(await request.locator('.history li').count()).toBeGreaterThan(0);

      await button(code, 'Reset').click();
      expect(await shownText(code)).toBe(main);
      expect(await originalAnswers(page())).toBeLessThan(WORKS_AGAIN_WITHIN_TIMES * usualMs);
      // What is kept there survives a reload: drafts.spec.ts.
      expect(await keptText(page())).toContain(written);
      expect(troubles).toEqual([]);
    });
  }
}

const attacks = [...forge, ...exhaust, ...overwhelm];
for (let part = 0; part < PARTS; part += 1) {
  test.describe(`isolation in the cells of ${example}`, () => {
    provesInCells(attacks.filter((_, index) => index % PARTS === part));
  });
}

test.describe('the policy', () => {
  expect(catalogue.examples.length).toBeGreaterThan(0);
  const pages = ['/', '/404.html', '/en/', '/en/differences/', '/en/scratch/'];
  for (const path of [...pages, ...lessonPages.map((lesson) => lesson.path)]) {
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
