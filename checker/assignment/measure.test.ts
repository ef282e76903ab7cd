import assert from 'node:assert/strict';
import { test } from 'node:test';
import { believedPart, partOfWaiting, waitBelow, waitsOfMachine, withoutLine, type Machine } from './measure.ts';
import { TooSlow } from './too-slow.ts';

/** Gives one wait at each call that is such a part of the time, and then the last again. */
function given(...parts: readonly number[]): () => Promise<readonly number[]> {
  let calls = 0;
  return () => {
    calls += 1;
    const part = parts[Math.min(calls, parts.length) - 1] ?? 0;
    return Promise.resolve([Math.sqrt(2 * part) * 1_000]);
  };
}
/** @param lineMs what the program waits for a processor in each measure */
function machine(turns: Machine['turns'], lineMs = 0): Machine {
  let waited = -lineMs;
  return { turns, waitedMs: () => (waited += lineMs) };
}
const bound = { most: 0.1, ofMs: 1_000 };
const near = (part: number, expected: number): void => assert.ok(Math.abs(part - expected) < 1e-9, String(part));

test('one long wait is not made up for by many short ones', () => {
  near(partOfWaiting([1_000], 1_000), 0.5);
  near(
    partOfWaiting(
      Array.from({ length: 100 }, () => 10),
      1_000,
    ),
    0.005,
  );
  near(partOfWaiting([...Array.from({ length: 1_000 }, () => 0), 800, 200], 1_000), 0.34);
});

test('what keeps its bound is believed at once, however busy the machine is', async () => {
  near(await believedPart({ ...bound, measured: given(0.02) }, machine(given(0.9))), 0.02);
  near(await believedPart({ ...bound, measured: given(0.5, 0.4, 0.03) }, machine(given(0.9))), 0.03);
});

test('what is too much is believed where the machine is quiet, and not for one moment', async () => {
  near(await believedPart({ ...bound, measured: given(0.5) }, machine(given(0.01))), 0.5);
  near(await believedPart({ ...bound, measured: given(0.5, 0.03) }, machine(given(0.01))), 0.03);
  near(await believedPart({ ...bound, measured: given(0.5) }, machine(given(0.3, 0.01))), 0.5);
});

test('a machine that is busy all the time cannot tell', async () => {
  await assert.rejects(believedPart({ ...bound, measured: given(0.5) }, machine(given(0.06))), TooSlow);
});

test('the time in the line is taken from the longest waits', () => {
  assert.deepEqual(withoutLine([10, 800, 200], 900), [0, 100, 10]);
});

test('a program that was kept from the processor is judged by what is left, and not at all where nothing is', async () => {
  const long = { ...bound, measured: given(0.5) };
  near(await believedPart(long, machine(given(0.01), 500)), 0.5);
  await assert.rejects(believedPart(long, machine(given(0.01), 600)), TooSlow);
});

test('a machine has turns as long as they are meant to be, or longer', async () => {
  const turns = await waitsOfMachine(50);
  assert.ok(turns.length > 0 && turns.every((ms) => ms >= 10));
});

test('a wait that took too long says that nobody can tell', async () => {
  await waitBelow(1);
  await assert.rejects(waitBelow(20, 10), TooSlow);
});
