import assert from 'node:assert/strict';
import type { ExampleFiles } from '../../../runtime/contract.ts';
import { maskDifferences } from '../../../runtime/differences.ts';
import { runToEnd, type Behaviour } from '../behaviour.ts';
import { settled, summary } from '../test-report.ts';

/** A program that tests itself by `node:test`. */
function tests(
  name: string,
  files: ExampleFiles,
  code: number,
  printed: string,
  flags: readonly string[] = [],
): Behaviour {
  return {
    name: `node:test: ${name}`,
    async prove(runtime) {
      const { masked, ended } = await runToEnd(runtime, files, { flags });
      assert.equal(settled(masked()), settled(maskDifferences(printed, runtime.engine)));
      assert.deepEqual(ended, { code, signal: null, reason: 'exited' });
    },
  };
}

const own = `import test, { describe, it, before, after, beforeEach, afterEach, mock } from 'node:test';
import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
`;

export const nodeTest: readonly Behaviour[] = [
  tests(
    'an app of Express, from before to after',
    {
      'app.ts': `import express from 'express';\nexport const app = express();\napp.get('/hi/:name', (req, res) => { res.json({ hi: req.params.name }); });\n`,
      'main.ts': `import { after, before, describe, it } from 'node:test';
import assert from 'node:assert/strict';
import type { Server } from 'node:http';
import { app } from './app.ts';
describe('GET /hi/:name', () => {
  let server: Server;
  before(() => new Promise<void>((done) => { server = app.listen(3000, () => done()); }));
  after(() => server.close());
  it('greets', async () => {
    const response = await fetch('http://localhost:3000/hi/Ada');
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), { hi: 'Ada' });
  });
  it('knows nothing else', async () => {
    assert.equal((await fetch('http://localhost:3000/')).status, 404);
  });
});`,
    },
    0,
    `▶ GET /hi/:name
  ✔ greets (1ms)
  ✔ knows nothing else (1ms)
✔ GET /hi/:name (1ms)
${summary({ tests: 2, suites: 1, pass: 2 })}`,
  ),
  tests(
    'hooks, subtests, callbacks, what is skipped and to do',
    {
      'main.ts': `${own}describe('hooks', () => {
  const order: string[] = [];
  before(() => void order.push('before'));
  after(() => console.log(order.join(' ')));
  beforeEach(() => void order.push('each'));
  afterEach((t) => void order.push('done ' + t.name));
  it('one', async () => { await delay(1); order.push('1'); });
  describe('inner', () => { it('two', () => void order.push('2')); });
});
test('subtests', async (t) => {
  t.plan(2);
  await t.test('first', (t) => t.diagnostic('so far'));
  await t.test('second', (t) => t.skip('not now'));
});
test('callback', (t, done) => void setTimeout(done, 1));
test('added after an await', async () => {
  await delay(1);
  await test('is its child', () => {});
});
it.skip('later', () => {});
it.todo('one day');`,
    },
    0,
    `▶ hooks
  ✔ one (1ms)
  ▶ inner
    ✔ two (1ms)
  ✔ inner (1ms)
before each 1 done one each 2 done two
✔ hooks (1ms)
▶ subtests
  ✔ first (1ms)
  ℹ so far
  ﹣ second (1ms) # not now
✔ subtests (1ms)
✔ callback (1ms)
▶ added after an await
  ✔ is its child (1ms)
✔ added after an await (1ms)
﹣ later (1ms) # SKIP
✔ one day (1ms) # TODO
${summary({ tests: 10, suites: 2, pass: 7, skipped: 2, todo: 1 })}`,
  ),
  tests(
    'each way to fail, with its place',
    {
      'main.ts': `${own}test('callback', (t, done) => void setTimeout(() => done(new Error('given')), 1));
test('throws later', async () => {
  await delay(1);
  setTimeout(() => { throw new Error('from a timer'); }, 1);
  await delay(20);
});
test('rejects', async () => {
  await delay(1);
  void Promise.reject(new Error('nobody waits'));
  await delay(20);
});
test('is late', { timeout: 20 }, () => delay(5000, undefined, { ref: false }));
test('is not true', () => { assert.ok([].length > 0); });
test('differs', () => { assert.deepEqual({ a: 1, b: [1, 2] }, { a: 1, b: [1, 3] }); });`,
    },
    1,
    `✖ callback (1ms)
✖ throws later (1ms)
✖ rejects (1ms)
✖ is late (1ms)
✖ is not true (1ms)
✖ differs (1ms)
${summary({ tests: 6, fail: 5, cancelled: 1 })}

✖ failing tests:

test at main.ts:4:1
✖ callback (1ms)
  Error: given
      at Timeout._onTimeout (file:///app/main.ts:4:58)

test at main.ts:5:1
✖ throws later (1ms)
  Error: from a timer
      at Timeout._onTimeout (file:///app/main.ts:7:28)

test at main.ts:10:1
✖ rejects (1ms)
  Error: nobody waits
      at TestContext.<anonymous> (file:///app/main.ts:12:23)

test at main.ts:15:1
✖ is late (1ms)
  'test timed out after 20ms'

test at main.ts:16:1
✖ is not true (1ms)
  AssertionError [ERR_ASSERTION]: The expression evaluated to a falsy value:
  
    assert.ok([].length > 0)
  
      at TestContext.<anonymous> (file:///app/main.ts:16:36)
    generatedMessage: true,
    code: 'ERR_ASSERTION',
    actual: false,
    expected: true,
    operator: '==',
    diff: 'simple'
  }

test at main.ts:17:1
✖ differs (1ms)
  AssertionError [ERR_ASSERTION]: Expected values to be strictly deep-equal:
  + actual - expected
  
    {
      a: 1,
      b: [
        1,
  +     2
  -     3
      ]
    }
  
      at TestContext.<anonymous> (file:///app/main.ts:17:32)
    generatedMessage: true,
    code: 'ERR_ASSERTION',
    actual: [Object],
    expected: [Object],
    operator: 'deepStrictEqual',
    diff: 'simple'
  }`,
  ),
  tests(
    'mocked functions, methods, timers and dates; snapshots',
    {
      'main.ts': `${own}test('functions', (t) => {
  const add = t.mock.fn((a: number, b: number) => a + b);
  assert.equal(add(1, 2), 3);
  assert.deepEqual(add.mock.calls[0]?.arguments, [1, 2]);
});
test('methods', (t) => {
  const shelf = { books: 1, count() { return this.books; } };
  t.mock.method(shelf, 'count', () => 7);
  assert.equal(shelf.count(), 7);
  mock.method(console, 'log', () => {});
  console.log('unseen');
  mock.restoreAll();
  console.log('seen');
});
test('timers and dates', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 100 });
  const ring = t.mock.fn();
  setTimeout(ring, 1000);
  t.mock.timers.tick(999);
  assert.equal(ring.mock.callCount(), 0);
  t.mock.timers.tick(1);
  assert.equal(ring.mock.callCount(), 1);
  assert.equal(Date.now(), 1100);
});
test('snapshots', (t) => { t.assert.snapshot({ a: [1] }); });`,
      'main.ts.snapshot': 'exports[`snapshots 1`] = `\n{\n  "a": [\n    1\n  ]\n}\n`;\n',
    },
    0,
    `seen
✔ functions (1ms)
✔ methods (1ms)
✔ timers and dates (1ms)
✔ snapshots (1ms)
${summary({ tests: 4, pass: 4 })}`,
  ),
  tests(
    'flags choose the reporter and the tests',
    {
      'main.ts': `${own}test('adds', () => assert.equal(1 + 1, 2));\ntest('subtracts', { todo: true }, () => assert.equal(2 - 1, 2));\ntest('divides', () => assert.equal(1, 2));`,
    },
    0,
    `TAP version 13
# Subtest: adds
ok 1 - adds
  ---
  duration_ms: 1
  type: 'test'
  ...
1..1
# tests 1
# suites 0
# pass 1
# fail 0
# cancelled 0
# skipped 0
# todo 0
# duration_ms 1`,
    ['--test-reporter=tap', '--test-name-pattern', 'adds'],
  ),
  {
    name: 'node:test: is not the package test',
    async prove(runtime) {
      const { masked, ended } = await runToEnd(runtime, `import 'node:test';\nimport 'test';`);
      assert.match(masked(), /Cannot find package 'test' imported from \/app\/main\.ts/);
      assert.equal(ended.code, 1);
    },
  },
];
