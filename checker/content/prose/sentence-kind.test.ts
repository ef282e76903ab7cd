import assert from 'node:assert/strict';
import { test } from 'node:test';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { namesIn, termsFrom } from './known-words.ts';
import { kindOf, type SentenceKind } from './sentence-kind.ts';
import { sentencesOf, type Sentence } from './sentences.ts';

const glossary = `# Glossary

## What runs, and what is sent

| term | meaning |
| --- | --- |
| program / server | what runs |
| client | asks |

## Other

| term | meaning |
| --- | --- |
| polling | asking again and again |
`;

const sentencesIn = (mdx: string): readonly Sentence[] =>
  sentencesOf(unified().use(remarkParse).use(remarkMdx).parse(mdx));

const words = { ...termsFrom(glossary), names: new Set(['FastAPI', 'Redis']) };

const kindsIn = (mdx: string): readonly SentenceKind[] => sentencesIn(mdx).map((each) => kindOf(each, words).kind);

const told: readonly [mdx: string, ...kinds: SentenceKind[]][] = [
  ['FastAPI answers twice.', 'neither'],
  ['The status is 404.', 'neither'],
  ['The program ends.', 'neither'],
  ['`close` waits for it.', 'neither'],
  ['Without it, `close` would wait.', 'neither'],
  ['It waits ten seconds.', 'neither'],
  ['FastAPI calls this _polling_.', 'definition'],
  ['FastAPI calls this _pulling_.', 'neither'],
  ['A polite word.', 'other'],
  ['That is the danger.', 'other'],
  ['Does the server answer?', 'question'],
  ['<Question by="a">\n\nThe server is asked twice. What is the status?\n\n</Question>', 'question', 'question'],
  ['Press Run, then send the request.', 'instruction'],
  ['If the server is gone, start it again.', 'instruction'],
  ['So write `await` here.', 'instruction'],
  ['Write `await` here, since the server ends otherwise.', 'neither'],
  ['Write `await` here, and the server ends.', 'neither'],
  ['Write `await` here, and send `404`.', 'instruction'],
  ['You can now stop the server.', 'reader'],
  ['You get a 404.', 'neither'],
  ['A client must send a key.', 'advice'],
  ['A client must send a key, or the server refuses it.', 'neither'],
  ['Now the client asks again:\n\n<Exchange id="a" />', 'announcement'],
  ['Now the client gets `404`:\n\n<Exchange id="a" />', 'neither'],
  ['Now the client asks again:', 'neither'],
  ['<Claim by="a">The server sends `404`.</Claim> Nice.', 'claim', 'other'],
  ['<Claim by="a">The server sends `404`. It waits.</Claim>', 'claim', 'claim'],
  ['The server waits, and <Claim by="a">the status is `404`.</Claim>', 'neither'],
  ['<Source href="https://a.org" read="A 1.2">FastAPI answers twice.</Source>', 'source'],
  ['- FastAPI answers twice.\n- Redis', 'neither', 'other'],
  ['## FastAPI answers\n\n```ts\nRedis waits.\n```', ...[]],
];

for (const [mdx, ...kinds] of told) {
  test(`${JSON.stringify(mdx)} is ${kinds.join(', ') || 'no prose'}`, () => {
    assert.deepEqual(kindsIn(mdx), kinds);
  });
}

test('a row is read as one sentence, the head of a table is none', () => {
  const table = '| FastAPI waits | the server waits |\n| --- | --- |\n| the server waits | nobody |\n| `a` | `b` |\n';
  assert.deepEqual(kindsIn(table), ['neither', 'other']);
});

test('names keep their capital everywhere', () => {
  assert.deepEqual(
    [...namesIn(['We use Redis here. Run it with Run, and run Redis.', 'In Node it is so.'])],
    ['Redis', 'Node'],
  );
});
