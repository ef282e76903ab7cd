import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PIECE_END } from '../../browser/pieces.ts';
import { piecesFromModules } from './pieces.ts';

test('each module begins on the line that is told, in whichever piece it lies', () => {
  const modules = Array.from({ length: 9 }, (_, index) => {
    const id = `module-${String(index)}`;
    return [id, `[${JSON.stringify(id)}]:(x=>{\n${'//\n'.repeat(9_000 - index)}}),\n`] as const;
  });
  const { pieces, lines } = piecesFromModules('0', modules);
  const text = [...pieces, 'what follows'].join(PIECE_END).split('\n');
  assert.ok(pieces.length > 3, 'there is more than one piece of modules');
  for (const [line, id] of lines.slice(0, -1)) assert.ok(text[line - 1]?.startsWith(`["${id}"]:`), id);
  assert.equal(text[(lines.at(-1)?.[0] ?? 0) - 1], 'what follows');
  assert.deepEqual(
    pieces.slice(1).flatMap((piece) => {
      const value: unknown = (0, eval)(piece);
      return typeof value === 'object' && value !== null ? Object.keys(value) : [];
    }),
    modules.map(([id]) => id),
  );
});
