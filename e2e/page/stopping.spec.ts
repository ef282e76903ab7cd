/** What ends a program that does not want to end. */
import { button, expect, rewrite, runIn, sentence, test } from '../support/fixtures.ts';
import { open, program } from '../support/subject.ts';

test('a program that ignores SIGTERM is told so, ends at a second press, and by itself after its grace', async ({
  page,
}) => {
  const { code } = await open(page);
  await rewrite(page, code, `process.on('SIGTERM', () => console.log('no'));\n${program('(_req, res) => res.end()')}`);
  const took: number[] = [];
  for (const presses of [1, 2]) {
    await runIn(code);
    const begun = performance.now();
    for (let n = 0; n < presses; n += 1) {
      await button(code, 'Stop').click();
      if (n === 0) await expect(code.locator('[data-part="log"]')).toContainText('no');
      if (n + 1 < presses) await expect(sentence(code)).toHaveText('Stopping… Press Stop again to end it at once.');
    }
    await expect(code).toHaveAttribute('data-state', 'stopped');
    took.push(performance.now() - begun);
    await expect(sentence(code)).toHaveText('Stopped by force: on SIGTERM it did not end by itself.');
  }
  const [inItsGrace = 0, atOnce = Infinity] = took;
  expect(atOnce).toBeLessThan(inItsGrace);
});
