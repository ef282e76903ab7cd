/** The page that lists what can be imported, and the error that names it. */
import { packageNames } from '../../runtime/packages.ts';
import { readPackageJson } from '../support/disk.ts';
import { button, expect, rewrite, root, sentence, test } from '../support/fixtures.ts';
import { open } from '../support/subject.ts';

test('the page lists every package with version, size and license, and the foot of a page leads to it', async ({
  page,
}) => {
  await page.goto('/en/');
  await page.locator('footer').getByRole('link', { name: 'Packages' }).click();
  const rows = page.locator('tbody tr');
  await expect(rows.locator('th')).toHaveText([...packageNames]);
  for (const [index, name] of packageNames.entries()) {
    const { version } = readPackageJson(`${root}/node_modules/${name}`);
    const cells = rows.nth(index).locator('td');
    await expect(cells.first()).toHaveText(String(version));
    await expect(cells.nth(1)).toHaveText(/^\d+(\.\d)? kB$/);
    await expect(cells.last()).toHaveText(/^(MIT|ISC|Apache-2\.0|BSD-3-Clause)$/);
  }
});

test('a package that is not there ends in a sentence that names the page', async ({ page }) => {
  const { code } = await open(page);
  await rewrite(page, code, `import 'left-pad';\n`);
  await button(code, 'Run').click();
  await expect(code).toHaveAttribute('data-state', 'failed');
  await expect(sentence(code)).toContainText('no package “left-pad” here. The page “Packages”');
});
