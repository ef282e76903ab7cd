/** The site without network, after one visit; and what becomes of it when there is a newer edition. */
import { join } from 'node:path';
import { expect as plainExpect, test, type Page } from '@playwright/test';
import { violations } from '../support/axe.ts';
import { openChangingSite, type ChangingSite } from '../support/changing-site.ts';
import { engines, skipWhereMissing, type EnginePage } from '../support/engines.ts';
import {
  button,
  catalogue,
  exampleCell,
  expect,
  lessonPages,
  needed,
  rewrite,
  root,
  runIn,
  sentence,
} from '../support/fixtures.ts';
import { cellsOn, exchangeId, lesson, shownText } from '../support/subject.ts';

const dist = join(root, 'dist');
const assignment = needed(
  'an easy assignment',
  catalogue.assignments.find(({ document }) => document.level === 'easy'),
);
/** Megabytes are fetched, by browsers that share a machine with others. */
const KEPT_WITHIN_MS = 60_000;
const IS_CONTROLLED = 'navigator.serviceWorker.controller !== null';

let site: ChangingSite;

test.use({ serviceWorkers: 'allow' });
test.beforeEach(async () => {
  site = await openChangingSite(dist);
});
test.afterEach(() => site.close());

/** Opened once, with all that it has loaded kept. */
async function visit(page: Page, path: string): Promise<void> {
  await page.goto(site.address + path);
  await isKept(page, path);
}

async function isKept(page: Pick<EnginePage, 'evaluate'>, path: string): Promise<void> {
  const kept = (): Promise<boolean> =>
    page.evaluate<boolean>(`(async () => {
      const loaded = performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => /\\/_astro\\//.test(name));
      const found = await Promise.all([${JSON.stringify(site.address + path)}, ...loaded].map((each) => caches.match(each)));
      return ${IS_CONTROLLED} && found.every((each) => each !== undefined);
    })()`);
  await plainExpect.poll(kept, { timeout: KEPT_WITHIN_MS }).toBe(true);
}

async function keepWhole(page: Page): Promise<void> {
  await page.goto(`${site.address}en/offline/`);
  const course = page.locator('kept-course');
  await button(course, /Keep the whole course on this device \(\d+\.\d MB\)/).click();
  await expect(course).toHaveAttribute('data-kept', 'all', { timeout: KEPT_WITHIN_MS });
}

test('a lesson that was read is read without network, reload included; one that was not says so', async ({
  page,
  context,
}) => {
  await visit(page, `en/${lesson}/`);
  await site.cut();
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('html')).toHaveClass(/\bjs\b/);
  const fonts = await page.evaluate(
    // Those of the system that stand in for ours have no address.
    async () =>
      [...(await document.fonts.ready)].filter(
        ({ family, status }) => status === 'error' && !family.includes('fallback'),
      ).length,
  );
  expect(fonts).toBe(0);
  const other = needed(
    'another lesson',
    lessonPages.find(({ slug }) => slug !== lesson),
  );
  await page.goto(site.address + other.path.slice(1));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page is not kept on this device');
  await page.getByRole('listitem').getByRole('link').first().click();
  await expect(page).toHaveURL(`${site.address}en/${lesson}/`);
  await context.setOffline(false);
  await site.mend();
  await page.goto(site.address + other.path.slice(1));
  await expect(page.locator('code-cell').first()).toBeVisible();
});

test('what ran a program runs it again without network; nothing of it is fetched before it is wanted', async ({
  page,
}) => {
  await visit(page, `en/${lesson}/`);
  expect(site.asked.filter((path) => path.startsWith('/runtime/'))).toEqual([]);
  const { code, request } = cellsOn(page);
  await runIn(code);
  await button(request, 'Send').click();
  await expect(request).toHaveAttribute('data-verdict', 'matches');
  await site.cut();
  await page.reload();
  await button(request, 'Send').click();
  await expect(request).toHaveAttribute('data-verdict', 'matches');
});

test('the whole course: its size before, its progress, everything without network, and given back', async ({
  page,
  context,
}) => {
  test.setTimeout(5 * 60_000);
  await keepWhole(page);
  expect(await violations(page)).toEqual([]);
  await site.cut();
  await context.setOffline(true);
  for (const { path } of lessonPages.filter((each) => each.path.startsWith('/en/'))) {
    await page.goto(site.address + path.slice(1));
    await expect(page.locator('code-cell').first(), path).toBeVisible();
  }
  for (const path of ['en/', 'en/assignments/', 'en/progress/', 'en/packages/', '']) {
    await page.goto(site.address + path);
    await expect(page.getByRole('heading', { level: 1 }), path).not.toHaveText(/not kept/);
  }
  await page.goto(`${site.address}en/${lesson}/`);
  const { request } = cellsOn(page);
  await button(request, 'Send').click();
  await expect(request).toHaveAttribute('data-verdict', 'matches');
  await page.keyboard.press('/');
  await page.keyboard.type(exchangeId);
  await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
  await page.goto(`${site.address}en/assignments/${assignment.id}/`);
  await button(page.locator('check-cell'), 'Check').click();
  await expect(page.locator('check-cell')).toHaveAttribute('data-verdict', 'failed', { timeout: 90_000 });
  await page.goto(`${site.address}en/scratch/`);
  await runIn(exampleCell(page, 'scratch:main.ts'));
  await page.goto(`${site.address}en/offline/`);
  await button(page.locator('kept-course'), 'Give the space back').click();
  await expect(sentence(page.locator('kept-course'))).toContainText('Given back');
  const left = await page.evaluate(async () => {
    const all = (await caches.keys()).map(async (name) =>
      (await (await caches.open(name)).keys()).map(({ url }) => url),
    );
    return (await Promise.all(all)).flat();
  });
  expect(left).toEqual([]);
});

test('every program of the course runs from what is kept: each file that the runtime names is there', async ({
  page,
}) => {
  await keepWhole(page);
  const missing = await page.evaluate(async () => {
    const manifest: unknown = await (await fetch('/runtime/manifest.json')).json();
    const sizes: unknown = Reflect.get(Object(manifest), 'sizes');
    const names = (typeof sizes === 'object' && sizes !== null ? Object.keys(sizes) : []).filter(
      (name) => !name.startsWith('LICENSES'),
    );
    const found = await Promise.all(names.map((name) => caches.match(`/runtime/${name}`)));
    return names.filter((_, place) => found[place] === undefined);
  });
  expect(missing).toEqual([]);
});

test('a newer edition says that it is there, waits for its button, and loses no draft', async ({ page, context }) => {
  await visit(page, `en/${lesson}/`);
  const { code } = cellsOn(page);
  const notice = page.locator('[data-part="edition"]');
  await expect(notice).toBeHidden();
  await rewrite(page, code, '// mine');
  const other = await context.newPage();
  site.renew('0123456789ab', 'Express Notebook</title>', 'Renewed</title>');
  await other.goto(`${site.address}en/`);
  await expect(other).toHaveTitle(/Renewed$/);
  await expect(notice).toContainText('There is a newer version of this site. What you wrote is kept.');
  await expect(page).not.toHaveTitle(/Renewed$/);
  // The one that shows the newer edition has nothing to say.
  await expect(other.locator('[data-part="edition"]')).toBeHidden();
  await page.keyboard.type('!');
  await button(notice, 'Show it').click();
  await expect(page).toHaveTitle(/Renewed$/);
  expect(await shownText(code)).toBe('// mine!');
  await expect(notice).toBeHidden();
  // What was kept of the old edition is there in the new one.
  await site.cut();
  await page.reload();
  await expect(page).toHaveTitle(/Renewed$/);
  expect(await shownText(code)).toBe('// mine!');
});

test('a part of a newer edition that does not come leaves the old one as it was', async ({ page }) => {
  await visit(page, `en/${lesson}/`);
  site.renew('0123456789ab');
  site.refuse(/^offline\.json$/);
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update().catch(() => undefined));
  await expect(page.locator('[data-part="edition"]')).toBeHidden();
  await site.cut();
  await page.reload();
  await expect(page.locator('code-cell').first()).toBeVisible();
});

for (const engine of engines) {
  test.describe(engine.name, () => {
    skipWhereMissing(engine);

    test('reads, reloads, runs and searches without network', async ({ browser }) => {
      test.setTimeout(4 * 60_000);
      const opened = await engine.open(browser);
      try {
        const page = await opened.newPage();
        const until = (what: string, expected: unknown): Promise<void> =>
          plainExpect
            // On its way from one page to the next there is none.
            .poll(() => page.evaluate<unknown>(what).catch(() => undefined), { timeout: KEPT_WITHIN_MS })
            .toEqual(expected);
        // A cell wakes when it comes near.
        const press = (cell: string, action: string): Promise<unknown> =>
          page.evaluate(`new Promise((done) => {
            const button = document.querySelector('${cell} [data-action="${action}"]');
            button.scrollIntoView();
            requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(() => setTimeout(() => done(button.click())))));
          })`);
        await page.goto(`${site.address}en/offline/`);
        await until(IS_CONTROLLED, true);
        await until(`document.querySelector('kept-course').dataset.kept !== undefined`, true);
        await press('kept-course', 'keep');
        await until(`document.querySelector('kept-course').dataset.kept`, 'all');
        await site.cut();
        await page.goto(`${site.address}en/${lesson}/`);
        await page.evaluate('void (window.isBefore = true, location.reload())');
        await until('window.isBefore === true', false);
        const cell = `[data-exchange="${exchangeId}"]`;
        await until(`document.readyState`, 'complete');
        await until(`document.querySelector('${cell} [data-action="send"]')?.disabled`, false);
        await press(cell, 'send');
        await until(`document.querySelector('${cell}').dataset.verdict`, 'matches');
        await press('header', 'search');
        await page.evaluate(`(() => {
          const input = document.querySelector('dialog input');
          input.value = ${JSON.stringify(exchangeId)};
          input.dispatchEvent(new Event('input'));
        })()`);
        await until(`document.querySelectorAll('dialog [role="option"]').length > 0`, true);
        await page.goto(`${site.address}en/assignments/${assignment.id}/`);
        await until(`document.querySelector('check-cell [data-action="check"]')?.disabled`, false);
        await press('check-cell', 'check');
        await until(`document.querySelector('check-cell').dataset.verdict`, 'failed');
        await page.goto(`${site.address}en/scratch/`);
        await until(`document.querySelector('[data-example="scratch:main.ts"] [data-action="run"]')?.disabled`, false);
        await press('[data-example="scratch:main.ts"]', 'run');
        await until(`document.querySelector('[data-example="scratch:main.ts"]').dataset.state`, 'running');
      } finally {
        await opened.close();
      }
    });
  });
}
