import assert from 'node:assert/strict';
import { createHistogram } from 'node:perf_hooks';
import { test } from 'node:test';
import { Histogram } from './histogram.ts';

const cases: readonly (readonly [
  options: { lowest?: number; highest?: number; figures?: number },
  values: readonly number[],
])[] = [
  [{}, [1, 2, 3, 3, 500, 2047, 2048, 2049, 5000, 123_456, 99_999_999, 77]],
  [{ lowest: 1, highest: 100, figures: 1 }, [1, 5, 17, 33, 99, 1000]],
  [{ lowest: 1000, highest: 3_600_000, figures: 2 }, [1, 999, 1000, 1001, 65_000, 3_600_000]],
  [{}, [42]],
];

for (const [options, values] of cases)
  test(`a histogram of ${values.join()} says what Node's says`, () => {
    const { lowest = 1, highest = Number.MAX_SAFE_INTEGER, figures = 3 } = options;
    const [node, ours] = [createHistogram(options), new Histogram(lowest, highest, figures)];
    for (const value of values) {
      node.record(value);
      ours.record(value);
    }
    const percentiles = new Map<number, number>();
    ours.percentiles(percentiles);
    assert.deepEqual(
      [ours.count(), ours.min(), ours.max(), ours.mean(), ours.exceeds(), percentiles],
      [node.count, node.min, node.max, node.mean, node.exceeds, node.percentiles],
    );
    assert.ok(Math.abs(ours.stddev() - node.stddev) <= 1e-9 * node.stddev);
    for (const percentile of [0.1, 25, 50, 90, 99, 99.9, 100])
      assert.equal(ours.percentile(percentile), node.percentile(percentile), String(percentile));
    ours.reset();
    node.reset();
    assert.deepEqual([ours.count(), ours.min(), ours.max()], [node.count, node.min, node.max]);
  });
