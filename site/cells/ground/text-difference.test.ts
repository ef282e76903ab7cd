import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { differenceOf } from './text-difference.ts';

test('files that are equal are left out; the last line break does not count', () => {
  deepEqual(differenceOf({ 'a.ts': 'one\n', 'b.ts': 'two\n' }, { 'a.ts': 'one', 'b.ts': 'three\n' }), [
    {
      file: 'b.ts',
      lines: [
        { kind: 'removed', text: 'two' },
        { kind: 'added', text: 'three' },
      ],
    },
  ]);
});

test('a file that only one side has is added or removed as a whole', () => {
  deepEqual(
    differenceOf({ 'a.ts': 'one\n' }, { 'b.ts': 'one\n' }).map(({ file, lines }) => [file, lines[0]?.kind]),
    [
      ['a.ts', 'removed'],
      ['b.ts', 'added'],
    ],
  );
});

test('between changes that are far apart stands a gap', () => {
  const lines = Array.from({ length: 40 }, (_, index) => `line ${index}`);
  const changed = lines.map((line, index) => (index === 0 || index === 39 ? `${line}!` : line));
  const [difference] = differenceOf({ 'a.ts': lines.join('\n') }, { 'a.ts': changed.join('\n') });
  deepEqual(
    difference?.lines.map(({ kind }) => kind).filter((kind) => kind !== 'same'),
    ['removed', 'added', 'gap', 'removed', 'added'],
  );
});
