import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setZone } from './zone.ts';

/** This Node has zones of its own: what its dates say in each is what ours must say. */

const ZONES = ['America/New_York', 'Asia/Seoul', 'Europe/Berlin', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC'];
const OWN = 'Asia/Seoul';

const expressions: readonly (() => unknown)[] = [
  // The hour that New York skips, and the one that it has twice.
  ...[0, 1, 2, 3, 4].map((hour) => () => new Date(2026, 2, 8, hour, 30).toString()),
  ...[0, 1, 2, 3].map((hour) => () => new Date(2026, 10, 1, hour, 30).toISOString()),
  ...[0, 3, 6, 9].map((month) => () => new Date(2026, month, 15).getTimezoneOffset()),
  () => new Date('2026-03-08T02:30:00').getTime(),
  () => new Date('2026-03-08').getTime(),
  () => new Date('2026-03-08T02:30:00Z').getHours(),
  () => Date.parse('Mar 8, 2026 04:30'),
  () => Date.parse('Sun, 08 Mar 2026 04:30:00 GMT'),
  () => new Date(2026, 2, 7, 12).setDate(8),
  () => new Date(2026, 2, 8, 0).setHours(2, 30),
  () => new Date(Number.NaN).setFullYear(2026, 1, 1),
  () => new Date(Number.NaN).getHours(),
  () => String(new Date(Number.NaN)),
  () => new Date(1e12).toLocaleString('en-US'),
  () => new Date(1e12).toLocaleTimeString('de', { timeZone: 'UTC' }),
  () => new Date(1e12).toDateString(),
  () => new Date(1e12).toTimeString(),
  () => [new Date(1e12).getDay(), new Date(1e12).getFullYear(), new Date(1e12).getMinutes()],
  () => new Intl.DateTimeFormat('en', { timeStyle: 'long' }).format(1e12),
  () => new Intl.DateTimeFormat().resolvedOptions().timeZone,
  () => new Date(50, 1, 1).getTime(),
  () => JSON.stringify(new Date(2026, 0, 1)),
  () => Date.length + new Date(0).valueOf() + Number(new Date(0) instanceof Date),
];

test('dates say what they say in a Node that was started in that zone', () => {
  const expected = ZONES.map((zone) => {
    process.env['TZ'] = zone;
    return expressions.map((tell) => tell());
  });
  process.env['TZ'] = OWN;
  const own = expressions.map((tell) => tell());
  for (const [index, zone] of ZONES.entries()) {
    setZone(zone);
    for (const [at, tell] of expressions.entries())
      assert.deepEqual(tell(), expected[index]?.[at], `${zone}: ${String(tell)}`);
  }
  setZone(undefined);
  assert.deepEqual(
    expressions.map((tell) => tell()),
    own,
  );
});
