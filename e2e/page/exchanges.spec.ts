/**
 * Every documented exchange and every documented run, in the reader's browser, through the cells of its lesson.
 * One page serves a whole lesson, and its buttons are pressed inside the page: what a mouse and a keyboard meet is
 * proved in cells.spec.ts, once and not four hundred times.
 */
// Not the test of fixtures.ts: that opens a page of its own for each test.
import { expect, test } from '@playwright/test';
import { catalogue, lessonPath, sharedPage } from '../support/fixtures.ts';
import { lessons } from '../../lessons/toc.ts';
import { FAR_ZONE } from '../support/far-zone.ts';
import { pressRun, pressSend, stopExample } from '../support/press.ts';

for (const { slug } of lessons) {
  const inThePage = catalogue.examples.filter(
    ({ lesson, document }) => lesson === slug && document.needsNode === undefined,
  );

  test.describe(() => {
    test.describe.configure({ mode: 'default' });
    const { page, troubles } = sharedPage(lessonPath(slug), { timezoneId: FAR_ZONE });

    for (const { id: example, document } of inThePage) {
      const { exchanges, runs = {} } = document;
      // All of an example in one program, in the order of the file.
      for (const [id, { response, after = [], alongside }] of Object.entries(exchanges)) {
        test(`${example} › ${id} › browser`, async () => {
          // What must come before it may be work that goes on: then the page sends it all itself, in a new program.
          if (after.length > 0 || alongside !== undefined) await stopExample(page(), example);
          const { said, verdict, status } = await pressSend(page(), id);
          expect(verdict, said).toBe('matches');
          expect(status).toBe(String(response.status));
          expect(troubles).toEqual([]);
        });
      }
      for (const id of Object.keys(runs)) {
        test(`${example} › ${id} › browser`, async () => {
          const { said, verdict } = await pressRun(page(), id);
          expect(verdict, said).toBe('matches');
          expect(troubles).toEqual([]);
        });
      }
    }
  });
}

/* In Node: node.spec.ts proves the same exchanges and runs through checker/prove.ts and runtime/node.ts. */
