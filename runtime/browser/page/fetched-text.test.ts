import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { ExampleProblem } from '../../contract.ts';
import { textWithProgress, type Progress } from './fetched-text.ts';

/** Slow enough to be told of. */
function slowly(pieces: readonly string[], end?: Error): Response {
  const left = [...pieces];
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      await pause(250);
      const piece = left.shift();
      if (piece !== undefined) controller.enqueue(new TextEncoder().encode(piece));
      else if (end === undefined) controller.close();
      else controller.error(end);
    },
  });
  return new Response(body);
}

test('what comes slowly is told, and arrives whole', async () => {
  const told: Progress[] = [];
  const text = await textWithProgress(slowly(['가', '나b']), 7, (progress) => told.push(progress));
  assert.equal(text, '가나b');
  assert.deepEqual(told, [
    { fetched: 3, of: 7 },
    { fetched: 7, of: 7 },
  ]);
});

test('what stops on its way is a problem with its bytes', async () => {
  const coming = textWithProgress(slowly(['a'.repeat(4_000)], new TypeError('gone')), 9_000, () => undefined);
  await assert.rejects(coming, (error) => {
    assert.ok(error instanceof ExampleProblem);
    assert.match(error.message, /after 4 of 9 kB/);
    return error.kind === 'unsupported';
  });
});
