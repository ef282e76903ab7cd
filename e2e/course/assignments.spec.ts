/** Graders are graded: starter, solution and every wrong one of every assignment, in the page and in Node. */
// Not the test of fixtures.ts: that opens a page of its own for each test.
import { expect, test } from '@playwright/test';
import type { Runtime } from '#runtime/contract.ts';
import type { CatalogueAssignment } from '#checker/catalogue.ts';
import { problemsOfSubmission, SEED, submissionsOf, titleOfSubmission } from '#checker/graded.ts';
import { openKeptProofs } from '#checker/kept-proofs.ts';
import { keysOfAssignments } from '#checker/proof-keys.ts';
import { lessons } from '../../lessons/toc.ts';
import { english } from '../support/language.ts';
import { begunAhead } from '../support/ahead.ts';
import { catalogue, root } from '../support/fixtures.ts';
import { nodeRuntime } from '../support/node-runtime.ts';
import { openPageRuntime } from '../support/page-runtime.ts';

const AT_ONCE = 3;

/** What `npm run content` has just proved in Node is not proved again. */
const kept = openKeptProofs(root);
const keyOf = keysOfAssignments(root, 'node');

function isKept(assignment: CatalogueAssignment, title: string): boolean {
  return kept.isKept(`${assignment.id} › ${title} › node`, keyOf(assignment));
}

for (const name of ['browser', 'node'] as const) {
  for (const { slug } of lessons) {
    test.describe(name, () => {
      test.describe.configure({ mode: 'default' });
      let runtime: Runtime;
      const judged = catalogue.assignments
        .filter(({ lesson }) => lesson === slug)
        .flatMap((assignment) => submissionsOf(assignment).map((submission) => ({ assignment, submission })));
      const { outcomeOf, allOver } = begunAhead(
        judged.map(({ assignment, submission }) => async () => {
          if (name === 'node' && isKept(assignment, titleOfSubmission(submission))) return [];
          return problemsOfSubmission(runtime, assignment, submission, { seed: SEED, language: english });
        }),
        AT_ONCE,
      );

      test.beforeAll(async ({ browser }) => {
        runtime = name === 'node' ? nodeRuntime() : await openPageRuntime(browser);
      });
      test.afterAll(async () => {
        await allOver();
        await runtime.close();
      });

      for (const [index, { assignment, submission }] of judged.entries()) {
        test(`${assignment.id} › ${titleOfSubmission(submission)} › ${name}`, async () => {
          expect(await outcomeOf(index)).toEqual([]);
        });
      }
    });
  }
}
