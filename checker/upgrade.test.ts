import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseLesson } from './content.ts';
import { NOTHING } from './language.ts';
import type { RecordedExchange, Recording } from './recording.ts';
import { changesOf, sentencesTouched, type Told } from './upgrade.ts';

const exchange: RecordedExchange = {
  status: 200,
  reason: 'OK',
  headers: [['ETag', 'a']],
  body: '{\n"a": 1,\n"b": 2\n}',
  logs: ['one', 'two'],
};

const toldOf = (changed: Partial<RecordedExchange>, contradicts: readonly string[] = []): Told => {
  const recording: Recording = {
    form: 2,
    fingerprint: 'x',
    versions: { node: '24', express: '5', zod: '4' },
    exchanges: { found: { ...exchange, ...changed } },
    runs: { ends: { logs: [{ stream: 'stdout', text: 'Listening' }], exit: null, steps: [] } },
  };
  return {
    recordings: { 'validation/a': recording },
    contradictions: { 'validation/a': contradicts.length === 0 ? {} : { found: [...contradicts] } },
  };
};

const same = toldOf({});

test('nothing changed is no change', () => {
  assert.deepEqual(changesOf({ before: same, again: same, after: toldOf({}) }), []);
});

test('a change names its fields, each with the first line that is another one', () => {
  const after = toldOf({ status: 404, body: '{\n"a": 1,\n"b": 3\n}', headers: [['etag', 'b']], logs: ['one'] });
  assert.deepEqual(changesOf({ before: same, again: same, after }), [
    {
      example: 'validation/a',
      id: 'found',
      contradicts: [],
      fields: [
        { field: 'status', before: '200', after: '404' },
        { field: 'header etag', before: 'a', after: 'b' },
        { field: 'body', before: '"b": 2', after: '"b": 3' },
        { field: 'log', before: 'two', after: NOTHING },
      ],
    },
  ]);
});

test('what varies from run to run is no change, but what contradicts the document is', () => {
  const again = toldOf({ body: 'another id' });
  assert.deepEqual(changesOf({ before: same, again, after: toldOf({ body: 'a third id' }) }), []);
  const [change] = changesOf({ before: same, again, after: toldOf({ body: 'an error' }, ['body: not so']) });
  assert.deepEqual(change?.contradicts, ['body: not so']);
});

test('an exchange without an answer is a change', () => {
  const after = toldOf({});
  delete after.recordings['validation/a']?.exchanges['found'];
  const [change] = changesOf({ before: same, again: same, after });
  assert.equal(change?.id, 'found');
});

test('sentences are named where a reader sees the change that they cite', () => {
  const mdx = `Text.

<Claim by="found other">It *is*
\`200\`.</Claim> <Claim by="ends">Nothing.</Claim>

<Question by="found" ask="status" options={["200"]}>Which?</Question>
`;
  const lessons = [{ slug: 'validation', texts: { en: parseLesson(mdx) } }];
  const document = {
    exchanges: { found: { request: { method: 'GET', path: '/' }, response: { status: 200, empty: true } } },
    runs: { ends: { logs: ['Listening'] } },
  } as const;
  const examples = [
    { id: 'validation/a', lesson: 'validation', name: 'a', files: { 'main.ts': '' }, document, fingerprint: 'x' },
  ];
  const touched = (after: Told) =>
    sentencesTouched(lessons, { changes: changesOf({ before: same, again: same, after }), examples, after });
  assert.deepEqual(touched(toldOf({ status: 404 })), [
    { lesson: 'validation', line: 3, text: 'It is 200.', ids: ['found'], lost: ['200'] },
    { lesson: 'validation', line: 6, text: 'Which?', ids: ['found'], lost: [] },
  ]);
  assert.deepEqual(touched(toldOf({ logs: ['one'] }))[0]?.lost, []);
  assert.deepEqual(touched(toldOf({ headers: [['etag', 'b']] })), []);
});
