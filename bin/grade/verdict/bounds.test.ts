/** Answers that are made to be slow: whatever their shape, comparing and recording them takes no longer than it may. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { reportFromOutcomes } from '#checker/assignment.ts';
import { MAX_LINE_LENGTH, MAX_LINES } from '#checker/bounds.ts';
import { valueFromJson } from '#checker/json.ts';
import { differencesOf, differencesOfJson, differencesOfLogs } from '#checker/match.ts';
import { recordFromReport } from './record.ts';

const SIZE = 120_000;
/** As often as an honest text of that size takes of the processor: a quadratic expression takes far more. */
const WITHIN_TIMES = 15;

const pieces = ['/', 'a', ' ', '\\', '"', '\n', '[', '{"a":', '1,', '가', 'file:///', '12345678-1234-'];
const filled = (piece: string): string => piece.repeat(Math.ceil(SIZE / piece.length)).slice(0, SIZE);
const body = (value: unknown): string => JSON.stringify(value);

const shapes: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'a field': (text) => body({ label: text }),
  'a key': (text) => body({ [text]: 1 }),
  'a list of one': (text) => body([text]),
  'many keys': (text) => body(Object.fromEntries(Array.from({ length: 9_000 }, (_, i) => [`${i}${text[0]}`, i]))),
  'many items': (text) => body({ label: Array.from({ length: 9_000 }, () => text.slice(0, 10)) }),
  'many characters': (text) => body(Array.from(text.slice(0, 20_000))),
  nested: (text) => body(Array.from({ length: 150 }).reduce<unknown>((inner) => ({ [text.slice(0, 900)]: inner }), 1)),
  half: (text) => body({ label: text }).slice(0, -10),
};

const schemas = [
  z.string().regex(/^\/.*\/app$/),
  z.email(),
  z.uuid(),
  z.array(z.int()),
  z.strictObject({ label: z.int() }),
];

function judge(text: string): void {
  const answer = {
    status: 200,
    headers: [['x-text', text.slice(0, 16_000)] as const],
    body: new TextEncoder().encode(text),
  };
  const lines = text.split('\n', MAX_LINES).map((line) => line.slice(0, MAX_LINE_LENGTH));
  const differences = [
    ...differencesOf({ status: 200, json: { label: 'low' }, headers: { 'x-text': schemas[0] ?? '' } }, answer),
    ...schemas.flatMap((schema) => differencesOf({ status: 200, text: schema }, answer)),
    ...schemas.flatMap((schema) => differencesOf({ status: 200, json: schema }, answer)),
    ...differencesOfJson([{ label: [1] }], text, 'value'),
    ...differencesOfLogs(['…', 'never', '…', z.string().regex(/^b/), '…'], lines),
  ];
  const failure = { kind: 'wrong', differences, logs: [{ stream: 'stdout', text, atMs: 0 }] } as const;
  const report = reportFromOutcomes('seed', [{ id: 'check', status: 'failed', points: 1, failure, isDrawn: false }]);
  recordFromReport({ key: '', assignment: '', submission: '' }, report);
}

/** Of the processor, which other programs do not lengthen. */
function tookMs(text: string): number {
  const from = process.cpuUsage();
  judge(text);
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1_000;
}

test('over a hundred shapes of large answers are judged in time', () => {
  const all = pieces.flatMap((piece) => Object.entries(shapes).map(([shape, make]) => [piece, shape, make] as const));
  assert.ok(all.length >= 100);
  const honest = JSON.stringify(Array.from({ length: SIZE / 60 }, (_, id) => ({ id, name: 'Ada', tags: ['a', 'b'] })));
  const usual = Array.from({ length: 9 }, () => tookMs(honest)).toSorted((a, b) => a - b)[4] ?? 0;
  for (const [piece, shape, make] of all) {
    const times = tookMs(make(filled(piece))) / usual;
    assert.ok(times < WITHIN_TIMES, `${shape} of ${JSON.stringify(piece)}: ${times.toFixed(0)} times an honest one`);
  }
});

test('JSON of too many values is none', () => {
  assert.throws(() => valueFromJson(JSON.stringify(Array.from({ length: 30_000 }, () => 0))), SyntaxError);
});
