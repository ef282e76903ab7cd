import assert from 'node:assert/strict';
import type { ExampleFiles, StartOptions } from '../../../runtime/contract.ts';
import { maskDifferences } from '../../../runtime/differences.ts';
import { runToEnd, type Behaviour } from '../behaviour.ts';
import { settled, summary } from '../test-report.ts';

const files: ExampleFiles = {
  'src/first.test.ts': `import { test } from 'node:test';
import { count } from './count.ts';
test('one', async () => { await new Promise((done) => setTimeout(done, 5)); count(); });`,
  'src/deep/second.test.ts': `import { describe, it } from 'node:test';
import { count } from '../count.ts';
// Where it lies is tested elsewhere.
const failure = (message: string): Error => Object.assign(new Error(message), { stack: message });
describe('of one process', () => {
  it('sees what the first file left', () => { throw failure('counted ' + count()); });
  it('is for later', { skip: true }, () => undefined);
});`,
  'src/count.ts': `let n = 0;\nexport const count = (): number => (n += 1);`,
  'src/none.test.ts': `export {};`,
};

const here = ['--test', '--test-isolation=none'];
const all = 'src/**/*.test.ts';

function ofFiles(
  name: string,
  options: StartOptions,
  code: number,
  printed: string,
  more: ExampleFiles = {},
): Behaviour {
  return {
    name: `node --test: ${name}`,
    async prove(runtime) {
      const { masked, ended } = await runToEnd(runtime, { ...files, ...more }, options);
      assert.equal(settled(masked()), settled(maskDifferences(printed, runtime.engine)));
      assert.deepEqual(ended, { code, signal: null, reason: 'exited' });
    },
  };
}

export const nodeTestFiles: readonly Behaviour[] = [
  ofFiles(
    'the files of a pattern, in one process',
    { entry: all, flags: here },
    1,
    `▶ of one process
  ✖ sees what the first file left (1ms)
  ﹣ is for later (1ms) # SKIP
✖ of one process (1ms)
✔ one (1ms)
✔ src/none.test.ts (1ms)
${summary({ tests: 4, suites: 1, pass: 2, fail: 1, skipped: 1 })}

✖ failing tests:

test at src/deep/second.test.ts:6:3
✖ sees what the first file left (1ms)
  [counted 1]`,
  ),
  ofFiles(
    'files by their names, a pattern of their tests, and a reporter of one’s own',
    {
      entry: 'src/first.test.ts',
      args: [all],
      flags: [...here, '--test-name-pattern=^one$', '--test-reporter=./mine.ts'],
    },
    0,
    'test:pass one',
    {
      'mine.ts': `export default async function* (events: AsyncIterable<{ type: string; data: { name: string } }>) {
  for await (const { type, data } of events) if (type === 'test:pass' && data.name === 'one') yield \`\${type} \${data.name}\\n\`;
}`,
    },
  ),
  {
    name: 'node --test: a file without tests is one that passes',
    async prove(runtime) {
      const quiet = { 'a.ts': `console.log('quiet');` };
      const { lines, ended } = await runToEnd(runtime, quiet, { entry: 'a.ts', flags: here });
      assert.deepEqual([lines()[0], lines().includes('ℹ pass 1'), ended.code], ['quiet', true, 0]);
    },
  },
  ofFiles('a file that is not there', { entry: 'src/nowhere.ts', flags: here }, 1, "Could not find 'src/nowhere.ts'"),
  ofFiles('run, called by the program', {}, 0, 'tests 1, passed 1', {
    'main.ts': `import { run } from 'node:test';
run({ files: ['src/first.test.ts'], isolation: 'none' }).on('test:summary', ({ counts }) => console.log(\`tests \${counts.tests}, passed \${counts.passed}\`));`,
  }),
];
