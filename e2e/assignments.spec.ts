/** Graders are graded: starter, solution and every wrong one of every assignment, in the page and in Node. */
import type { Runtime } from '#runtime/contract.ts';
import { problemsOfSubmission, submissionsOf, titleOfSubmission } from '#checker/graded.ts';
import { catalogue, expect, test } from './support/fixtures.ts';
import { nodeRuntime } from './support/node-runtime.ts';
import { openPageRuntime } from './support/page-runtime.ts';

for (const name of ['browser', 'node'] as const) {
  test.describe(name, () => {
    test.describe.configure({ mode: 'default' });
    let runtime: Runtime;

    test.beforeAll(async ({ browser }) => {
      runtime = name === 'node' ? nodeRuntime() : await openPageRuntime(browser);
    });
    test.afterAll(() => runtime.close());

    for (const assignment of catalogue.assignments) {
      for (const submission of submissionsOf(assignment)) {
        test(`${assignment.id} › ${titleOfSubmission(submission)} › ${name}`, async () => {
          expect(await problemsOfSubmission(runtime, assignment, submission, `${name}-seed`)).toEqual([]);
        });
      }
    }
  });
}
