import assert from 'node:assert/strict';
import { test } from 'node:test';
import { needsTiming } from './needs-timing.ts';

test('perf_hooks is fetched for a program that measures more than the time', () => {
  for (const program of [
    `import { performance } from 'node:perf_hooks';`,
    `performance.mark('begin');`,
    `new PerformanceObserver(() => undefined);`,
  ]) {
    assert.equal(needsTiming({ 'main.ts': program }, {}), true, program);
  }
  const plain = `const started = performance.now(); console.log(performance.now() - started);`;
  assert.equal(needsTiming({ 'main.ts': plain }, {}), false);
  assert.equal(needsTiming({ 'main.ts': plain }, { 'node_modules/a/index.js': '' }), true);
});
