/** What is known of one submission once it was graded: a line of the journal. It tells no time, and nothing that a second run would tell otherwise. */
import { z } from 'zod';
import type { CheckOutcome, Report } from '#checker/assignment.ts';
import { changed, phrase, type Phrase } from '#checker/language.ts';
import { curlFromRequest } from '#checker/request.ts';

/** In no language: told in any, without another run. */
const phraseSchema: z.ZodType<Phrase> = z.object({
  say: z.string(),
  get facts() {
    return z.record(z.string(), z.union([said, z.number()])).exactOptional();
  },
});
const said = z.union([z.string(), phraseSchema]);
const difference = z.object({ path: z.string(), expected: said, actual: said });

const gradedCheck = z.object({
  id: z.string(),
  status: z.enum(['passed', 'failed', 'skipped', 'given', 'fault']),
  points: z.int(),
  case: z.string().exactOptional(),
  kind: z
    .enum(['wrong', 'crashed-at-start', 'crashed', 'timed-out', 'out-of-memory', 'too-much-output'])
    .exactOptional(),
  /** The request as curl. */
  sent: z.string().exactOptional(),
  differences: z.array(difference).exactOptional(),
  logs: z.array(z.string()).exactOptional(),
  awaits: z.array(z.string()).exactOptional(),
});
export type GradedCheck = z.infer<typeof gradedCheck>;

export const recordSchema = z.object({
  /** Of the assignment with its checks, of the grader, and of the submission. */
  key: z.string(),
  assignment: z.string(),
  submission: z.string(),
  verdict: z.enum(['passed', 'failed']),
  points: z.int(),
  outOf: z.int(),
  checks: z.array(gradedCheck),
});
export type GradedRecord = z.infer<typeof recordSchema>;

const SHOWN_LOGS = 500;
const SHOWN_VALUE = 300;
const SHOWN_DIFFERENCES = 20;

function shortened(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)} …` : text;
}

/** Of the learner's own lines so many as make 500 characters, the last ones. */
function lastLogs(logs: readonly { readonly text: string }[]): string[] {
  let left = SHOWN_LOGS;
  const shown: string[] = [];
  for (const { text } of logs.toReversed()) {
    left -= text.length;
    if (left < 0 && shown.length > 0) break;
    shown.unshift(steady(shortened(text, SHOWN_LOGS)));
  }
  return shown;
}

/** Why it did not start stands in the first ones. */
function firstLogs(logs: readonly { readonly text: string }[]): string[] {
  return logs.map(({ text }) => steady(shortened(text, SHOWN_LOGS)));
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
/** Where the program lay in this run, without a shield: an answer may show it, in a stack trace above all. */
const OWN_FOLDER =
  /(file:\/\/)?\/[^\s"'()<>]{0,200}\/express-notebook-grade-[0-9a-f]{1,64}\/programs\/program-\w{1,20}\/app/g;
const PACKAGES = /(file:\/\/)?\/[^\s"'()<>]{0,200}\/express-notebook-grade-[0-9a-f]{1,64}\/root\/packages/g;

/** Before anything is computed over it. Longer than what is shown, since what is replaced becomes shorter. */
const COMPARED = 8_000;

/** What a program draws anew in each run must not make the results of two runs differ. */
function steady(text: string): string {
  const cut = shortened(text, COMPARED);
  return cut.replaceAll(UUID, '<uuid>').replaceAll(OWN_FOLDER, '$1/app').replaceAll(PACKAGES, '$1/app/node_modules');
}

const ANOTHER_TIME = phrase('value.another-time');
const shownValue = (text: string): string => shortened(steady(text), SHOWN_VALUE);

function checkFromOutcome({ id, status, points, case: name, failure, awaits }: CheckOutcome): GradedCheck {
  if (failure === undefined) {
    return { id, status, points, ...(awaits === undefined ? {} : { awaits: [...awaits] }) };
  }
  return {
    id,
    status,
    points,
    ...(name === undefined ? {} : { case: name }),
    kind: failure.kind,
    ...(failure.request === undefined ? {} : { sent: steady(curlFromRequest(failure.request)) }),
    differences: failure.differences.slice(0, SHOWN_DIFFERENCES).map(({ path, expected, actual }) => ({
      path: shortened(path, SHOWN_VALUE),
      expected: changed(expected, shownValue),
      actual: path.startsWith('took') ? ANOTHER_TIME : changed(actual, shownValue),
    })),
    logs: failure.kind === 'crashed-at-start' ? firstLogs(failure.logs) : lastLogs(failure.logs),
  };
}

/** @throws Error for a report with a fault of ours: that is none */
export function recordFromReport(
  about: Pick<GradedRecord, 'key' | 'assignment' | 'submission'>,
  { verdict, points, outOf, checks }: Report,
): GradedRecord {
  if (verdict === 'fault') throw new Error('A report with a fault is no result.');
  return { ...about, verdict, points, outOf, checks: checks.map(checkFromOutcome) };
}
