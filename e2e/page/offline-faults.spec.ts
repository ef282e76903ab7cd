/** A device that is full, a browser that refuses, a connection that goes: one true sentence each, and reading goes on. */
import { join } from 'node:path';
import { test } from '@playwright/test';
import { openChangingSite, type ChangingSite } from '../support/changing-site.ts';
import { button, expect, root, runIn, sentence } from '../support/fixtures.ts';
import { cellsOn, lesson } from '../support/subject.ts';

const KEPT_WITHIN_MS = 60_000;

let site: ChangingSite;

test.use({ serviceWorkers: 'allow' });
test.beforeEach(async () => {
  site = await openChangingSite(join(root, 'dist'));
});
test.afterEach(() => site.close());

const faults: readonly (readonly [name: string, take: () => void, says: string])[] = [
  [
    'the device is full',
    () => {
      Cache.prototype.put = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
    },
    'no more space',
  ],
  [
    'there is less space than it takes',
    () => {
      StorageManager.prototype.estimate = () => Promise.resolve({ quota: 1000, usage: 0 });
    },
    'no more space',
  ],
  [
    'the cache is refused',
    () => {
      CacheStorage.prototype.open = () => Promise.reject(new DOMException('no', 'SecurityError'));
    },
    'keeps nothing for this site',
  ],
  [
    'the service worker is refused',
    () => {
      ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('no', 'SecurityError'));
    },
    'does not let the site answer without network',
  ],
];

for (const [name, take, says] of faults) {
  test(`${name}: one sentence, and reading goes on`, async ({ page }) => {
    await page.addInitScript(take);
    await page.goto(`${site.address}en/offline/`);
    const course = page.locator('kept-course');
    await expect(sentence(course)).not.toBeEmpty();
    await button(course, /Keep the whole course/).click();
    await expect(sentence(course)).toContainText(says);
    await page.goto(`${site.address}en/${lesson}/`);
    await runIn(cellsOn(page).code);
  });
}

test('the connection goes while the course is fetched: what has come stays, and the rest comes later', async ({
  page,
}) => {
  site.refuse(/^runtime\/worker/);
  await page.goto(`${site.address}en/offline/`);
  const course = page.locator('kept-course');
  await button(course, /Keep the whole course/).click();
  await expect(sentence(course)).toContainText('Not all of it came');
  site.refuse(undefined);
  await button(course, /Keep the whole course/).click();
  await expect(course).toHaveAttribute('data-kept', 'all', { timeout: KEPT_WITHIN_MS });
});

test('it can be installed', async ({ page }) => {
  await page.goto(`${site.address}en/`);
  const session = await page.context().newCDPSession(page);
  const { errors } = await session.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((each) => each !== 'in-incognito')).toEqual([]);
});
