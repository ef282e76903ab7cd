/** What axe finds on a page as it stands, one sentence for each rule. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { layOutAll } from './laid-out.ts';

/** All rules of WCAG and of good practice, unless told. */
export async function violations(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  // What is laid out late has no place yet, and axe would judge it by none.
  await page.evaluate(layOutAll);
  // Only violations are gathered, which takes a third of the time. Without axe's scripts in frames: the one that shows
  // a rendered body runs none.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
  if (rules === undefined) axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']);
  else axe.withRules([...rules]);
  const { violations: found } = await axe.analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
