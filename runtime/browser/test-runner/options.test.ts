import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newOptions } from './options.ts';

const defaults = { '--test': false, '--strip-types': true, '--test-timeout': 0, '--test-shard': '' };
const given = (...flags: string[]) => newOptions(defaults, () => flags).getOptionValue;

test('without flags each option is what Node has', () => {
  const value = given();
  assert.deepEqual(
    ['--test', '--strip-types', '--test-timeout', '--test-shard', '--test-reporter', '[has_test_random_seed]'].map(
      value,
    ),
    [false, true, 0, '', [], false],
  );
});

test('a flag is read as its option is: a switch, a number, a text', () => {
  const value = given('--test', '--test-timeout=50', '--test-shard', '1/2', '--test-random-seed=7');
  assert.deepEqual(['--test', '--test-timeout', '--test-shard', '[has_test_random_seed]'].map(value), [
    true,
    50,
    '1/2',
    true,
  ]);
});

test('what may be given more than once is a list, and of the others the last one counts', () => {
  const value = given('--test-name-pattern=a', '--test-name-pattern', 'b', '--test-timeout=1', '--test-timeout=2');
  assert.deepEqual(['--test-name-pattern', '--test-timeout'].map(value), [['a', 'b'], 2]);
});
