import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runInThisContext } from 'node:vm';
import { giveIterators } from './iterators.ts';

const PROGRAM = `(() => {
  const told = [];
  const tell = (what) => {
    try {
      told.push(what());
    } catch (error) {
      told.push(error.name);
    }
  };
  function* numbers() {
    try {
      yield* [1, 2, 3, 4];
    } finally {
      told.push('closed');
    }
  }
  tell(() => [...numbers().map((each, index) => each * index)]);
  tell(() => [...numbers().filter((each) => each % 2)]);
  tell(() => [...numbers().take(2)]);
  tell(() => [...numbers().take(0)]);
  tell(() => [...numbers().drop(3)]);
  tell(() => [...numbers().flatMap((each) => [each, -each])]);
  tell(() => [...numbers().flatMap(() => 7)]);
  tell(() => numbers().toArray());
  tell(() => numbers().some((each) => each > 1));
  tell(() => numbers().every((each) => each > 1));
  tell(() => numbers().find((each) => each > 2) ?? 'none');
  tell(() => numbers().find((each) => each > 9) ?? 'none');
  tell(() => numbers().reduce((sum, each) => sum + each));
  tell(() => numbers().reduce((sum, each) => sum + each, 10));
  tell(() => { const seen = []; numbers().forEach((each, index) => seen.push([each, index])); return seen; });
  tell(() => numbers().take(-1));
  tell(() => numbers().drop('x'));
  tell(() => numbers().map(1));
  tell(() => [...new Map([[1, 2]]).entries().map(([key]) => key)]);
  tell(() => Iterator.from({ next: () => ({ done: true }) }).toArray());
  tell(() => Iterator.from([1, 2]).take(1).toArray());
  tell(() => Iterator.from(1));
  tell(() => new Iterator());
  tell(() => { class Own extends Iterator { next() { return { done: true }; } } return new Own().toArray(); });
  tell(() => numbers() instanceof Iterator);
  return told;
})()`;

test('iterators do as in Node where the engine has none of it', () => {
  const native: unknown = runInThisContext(PROGRAM);
  const prototype = Reflect.getPrototypeOf(Reflect.getPrototypeOf([].values()) ?? {}) ?? {};
  for (const name of [
    'map',
    'filter',
    'take',
    'drop',
    'flatMap',
    'toArray',
    'some',
    'every',
    'find',
    'reduce',
    'forEach',
  ])
    assert.ok(Reflect.deleteProperty(prototype, name), name);
  Reflect.deleteProperty(globalThis, 'Iterator');
  giveIterators();
  assert.deepEqual(runInThisContext(PROGRAM), native);
});
