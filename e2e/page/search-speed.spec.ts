/** How long the search makes a slow machine compute at each letter. */
import { expect, lessonPages, needed, test } from '../support/fixtures.ts';

/** Measured: a letter took 66 and 87 ms of a machine four times slower, paragraphs like these 125 and 132. */
const PARAGRAPHS = 500;

const { path: lesson } = needed('a first lesson', lessonPages[0]);

test('each letter costs a slow machine less than a page of plain paragraphs does', async ({ page }) => {
  const input = page.getByRole('combobox', { name: 'Search' });
  const options = page.getByRole('dialog').getByRole('option');
  await page.goto(lesson);
  await page.keyboard.press('/');
  await input.fill('e');
  await expect(options).not.toHaveCount(0);
  await input.fill('');
  const devtools = await page.context().newCDPSession(page);
  // The page's own time: what others take of this machine is not counted.
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const taken = async (): Promise<number> => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
  };
  const beforePlain = await taken();
  await page.evaluate((count) => {
    const all = document.createElement('div');
    for (let at = 0; at < count; at += 1) {
      const paragraph = document.createElement('p');
      paragraph.textContent = 'A paragraph of plain words, about as long as what is shown of one find. '.repeat(2);
      all.append(paragraph);
    }
    document.body.append(all);
    return new Promise((resolve) => {
      requestAnimationFrame(() =>
        setTimeout(() => {
          all.remove();
          resolve(undefined);
        }),
      );
    });
  }, PARAGRAPHS);
  const plain = (await taken()) - beforePlain;
  const times: number[] = [];
  for (const letter of 'error handler') {
    const before = await taken();
    await page.keyboard.type(letter);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
    times.push((await taken()) - before);
  }
  await expect(options).not.toHaveCount(0);
  const median = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
  expect(median, `${times.map(Math.round).join(' ')}, plain ${plain.toFixed(0)}`).toBeLessThan(plain);
});
