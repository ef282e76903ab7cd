/** What Lighthouse says of the kinds of page that the site has, as a phone finds them. Its reports are kept as files. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';
import { findTestChromium } from '../e2e/support/chromium.ts';
import { freePort } from '../e2e/support/ports.ts';
import type { MeasuredRow } from './measure.ts';

export interface JudgedPage {
  /** What kind of page it is: `lesson`. */
  readonly name: string;
  readonly path: string;
}

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];

/**
 * @param origin of the site as `npm start` serves it
 * @param folder where the reports are kept
 */
export async function judgeByLighthouse(
  origin: string,
  pages: readonly JudgedPage[],
  folder: string,
): Promise<readonly MeasuredRow[]> {
  const port = await freePort();
  const executablePath = findTestChromium();
  const browser = await chromium.launch({
    args: [`--remote-debugging-port=${String(port)}`],
    ...(executablePath !== undefined && { executablePath }),
  });
  mkdirSync(folder, { recursive: true });
  const rows: MeasuredRow[] = [];
  for (const { name, path } of pages) {
    const result = await lighthouse(`${origin}${path}`, {
      port,
      output: 'html',
      onlyCategories: CATEGORIES,
      logLevel: 'error',
    });
    if (result === undefined) throw new Error(`Lighthouse said nothing of ${path}.`);
    writeFileSync(join(folder, `${name}.html`), [result.report].flat().join('\n'));
    const { categories, audits } = result.lhr;
    const scores = CATEGORIES.map((each) => Math.round((categories[each]?.score ?? 0) * 100));
    rows.push({ what: `Lighthouse, ${name}: ${CATEGORIES.join(' / ')}`, value: scores.join(' / ') });
    const wanting = Object.values(categories)
      .flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => audits[id]))
      .filter((audit) => audit?.score !== null && (audit?.score ?? 1) < 1);
    for (const audit of wanting)
      console.log(`${path}: ${audit?.title ?? ''} ${audit?.displayValue ?? ''} (${String(audit?.score)})`);
  }
  await browser.close();
  return rows;
}
