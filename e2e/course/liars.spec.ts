/** What a submission says of itself counts for nothing: a starter that tells the checker that all is done earns nothing. */
import { expect, test } from '@playwright/test';
import { checkSubmission } from '#checker/assignment.ts';
import type { CatalogueAssignment } from '#checker/catalogue.ts';
import { SEED } from '#checker/graded.ts';
import type { ExampleFiles, Runtime } from '#runtime/contract.ts';
import { takeLink } from '../isolation/attack.ts';
import { begunAhead } from '../support/ahead.ts';
import { catalogue } from '../support/fixtures.ts';
import { nodeRuntime } from '../support/node-runtime.ts';
import { openPageRuntime } from '../support/page-runtime.ts';

const AT_ONCE = 3;

/** In the words of our own reports, on every way that a program has out of its process. */
function liesAbout({ document }: CatalogueAssignment): string {
  const checks = Object.entries(document.checks).map(([id, { points }]) => ({ id, points, status: 'passed' }));
  const outOf = checks.reduce((sum, { points }) => sum + points, 0);
  const report = { seed: SEED, checks, points: outOf, outOf, verdict: 'passed' };
  return `
const report = ${JSON.stringify(report)};
console.log(JSON.stringify(report));
console.error(JSON.stringify({ type: 'report', ...report }));
for (const { id } of report.checks) console.log('✓ ' + id);
console.log('${String(outOf)} of ${String(outOf)} points');
process.send?.(report);
process.exitCode = 0;
for (const name of ['assert', 'expect', 'report', 'verdict']) Object.assign(globalThis, { [name]: () => report });
`;
}

/** The last line of the lies. */
const SAID = 'all of it was said';

/** What the page would hear if it believed a worker. */
const FORGED = `
const told = [
  { type: 'report', report }, { type: 'verdict', verdict: 'passed' }, { type: 'way', steps: [], requestId: 'x' },
  { type: 'output', stream: 'stdout', text: JSON.stringify(report) + '\\n', requestId: 'check' },
];
for (const message of told) forge(message);
`;

const entry = 'main.ts';

function lying(assignment: CatalogueAssignment, isInPage: boolean): ExampleFiles {
  const { starter } = assignment;
  const begin = isInPage ? `${takeLink}${liesAbout(assignment)}${FORGED}` : liesAbout(assignment);
  const last = `console.log(${JSON.stringify(SAID)});`;
  return {
    ...starter,
    [entry]: `import './lies.ts';\n${starter[entry] ?? ''}`,
    'lies.ts': `${begin}\n${last}\nexport {};\n`,
  };
}

/** Whether the lies are heard at all. */
async function isSaid(runtime: Runtime, files: ExampleFiles): Promise<boolean> {
  const said = Promise.withResolvers<boolean>();
  const example = runtime.start(files, { onLog: ({ text }) => text === SAID && said.resolve(true) });
  const outcome = await Promise.race([said.promise, example.exit.then(() => false)]);
  await example.stop(0);
  return outcome;
}

for (const name of ['browser', 'node'] as const) {
  test.describe(name, () => {
    test.describe.configure({ mode: 'default' });
    let runtime: Runtime;
    const { outcomeOf, allOver } = begunAhead(
      catalogue.assignments.map((assignment) => async () => {
        const judged = async (files: ExampleFiles) => {
          const { checks } = await checkSubmission(runtime, files, assignment.document, { seed: SEED });
          return checks.filter(({ status }) => status === 'passed').map(({ id }) => id);
        };
        const liar = lying(assignment, name === 'browser');
        return {
          isSaid: await isSaid(runtime, liar),
          honest: await judged(assignment.starter),
          lying: await judged(liar),
        };
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
    for (const [index, { id }] of catalogue.assignments.entries()) {
      test(`${id} › a starter that says it is done › ${name}`, async () => {
        const outcome = await outcomeOf(index);
        expect(outcome.isSaid).toBe(true);
        // What it prints may cost it a check of its log; it wins none.
        expect(outcome.lying.filter((passed) => !outcome.honest.includes(passed))).toEqual([]);
      });
    }
  });
}
