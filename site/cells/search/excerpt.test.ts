import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { excerptOf } from './excerpt.ts';

const shown = (text: string, terms: readonly string[]): string =>
  excerptOf(text, terms)
    .map((piece) => (piece.isMet ? `[${piece.text}]` : piece.text))
    .join('');

test('what was met is marked, in its own case', () => {
  equal(shown('Call res.sendFile with a root.', ['sendfile', 'send', 'root']), 'Call res.[sendFile] with a [root].');
  equal(shown('요청을 검증합니다', ['검증']), '요청을 [검증]합니다');
});

test('a long text is shown from a little before the first term', () => {
  const text = `${'word '.repeat(100)}schema ${'more '.repeat(100)}`;
  const excerpt = shown(text, ['schema']);
  ok(excerpt.startsWith('… word'), excerpt);
  ok(excerpt.includes('[schema] more'), excerpt);
  ok(excerpt.endsWith('more …'), excerpt);
  ok(excerpt.length < 200, excerpt);
});

test('a text without blanks is cut as well, and the term stays in it', () => {
  const excerpt = shown(`${'x'.repeat(500)}schema${'y'.repeat(500)}`, ['schema']);
  ok(excerpt.includes('[schema]'), excerpt);
  ok(excerpt.length < 200, excerpt);
});

test('where the title alone was met, the text begins at its beginning', () => {
  deepEqual(excerptOf('Short.', ['other']), [{ text: 'Short.', isMet: false }]);
  deepEqual(excerptOf('Short.', []), [{ text: 'Short.', isMet: false }]);
});

test('pairs of syllables that overlap are marked as one', () => {
  deepEqual(excerptOf('스키마를 씁니다', ['스키', '키마']), [
    { text: '스키마', isMet: true },
    { text: '를 씁니다', isMet: false },
  ]);
});
