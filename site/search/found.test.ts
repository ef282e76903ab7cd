import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { findIn, indexFromText, textFromRecords, type SearchRecord } from './found.ts';
import { termsOf } from './terms.ts';

const record = (title: string, text: string, more: Partial<SearchRecord> = {}): SearchRecord => ({
  ...{ kind: 'section', id: '', where: 'A lesson', href: `a/#${title}`, title, text },
  ...more,
});

function titlesFor(question: string, records: readonly SearchRecord[]): readonly string[] {
  return findIn(indexFromText(textFromRecords(records)), question).map(({ title }) => title);
}

const english = [
  record('Send a file', 'Call res.sendFile with a root.'),
  record('Errors', 'An error handler has four parameters.'),
  record('POST /items', '404 Not Found {"detail":"no such item"}', { kind: 'exchange', id: 'item-missing' }),
  record('Order', 'The file comes before the error.'),
];

const korean = [
  record('검증', '요청본문을 스키마로 검증합니다.'),
  record('오류', '오류처리기는 매개변수가 네 개입니다.'),
];

test('a name is found whole and by its parts', () => {
  deepEqual(termsOf('res.sendFile'), ['res', 'sendfile', 'send', 'file']);
  for (const question of ['sendFile', 'sendfile', 'res.sendFile(', 'send file']) {
    equal(titlesFor(question, english)[0], 'Send a file', question);
  }
});

test('what is being typed finds what it begins, and each term counts', () => {
  deepEqual(titlesFor('err hand', english), ['Errors']);
  deepEqual(titlesFor('file error', english), ['Order']);
});

test('an exchange is found by its id, its status and the words of its answer', () => {
  for (const question of ['item-missing', '404', 'not found', '"no such item"', 'post items']) {
    equal(titlesFor(question, english)[0], 'POST /items', question);
  }
});

test('a slip is forgiven where nothing else is found', () => {
  equal(titlesFor('paramters', english)[0], 'Errors');
  deepEqual(titlesFor('zzzzzz', english), []);
});

test('Korean is found inside of compounds, with a particle and without', () => {
  for (const question of ['검증', '검증을', '본문', '요청', '요청 본문', '스키마', '스']) {
    equal(titlesFor(question, korean)[0], '검증', question);
  }
  for (const question of ['처리기', '오류 처리기를', '매개변수'])
    equal(titlesFor(question, korean)[0], '오류', question);
});

test('what is found comes whole, with the terms that were met', () => {
  const [found] = findIn(indexFromText(textFromRecords(english)), 'param');
  ok(found);
  const { terms, ...rest } = found;
  deepEqual(rest, english[1]);
  deepEqual(terms, ['parameters']);
});
