/**
 * What really happened when an example ran in Node. `bin/record.ts` writes one file an example,
 * `.recorded/<lesson>/<example>.json`; the site shows it, so it is parsed here on the way in.
 */
import { z } from 'zod';
import type { WayStep } from '#runtime/contract.ts';
import type { Outcome } from './prove.ts';

/** Without its time, which would differ in every recording. */
const recordedWayStep = z.object({
  kind: z.enum(['middleware', 'router', 'route', 'error-handler']),
  name: z.string(),
  handler: z.string(),
  depth: z.int().nonnegative(),
  outcome: z.enum(['passed', 'answered', 'failed', 'skipped', 'not-reached']),
  error: z.string().optional(),
});

const recordedExchange = z.object({
  status: z.int(),
  reason: z.string(),
  headers: z.array(z.tuple([z.string(), z.string()])),
  /** UTF-8 text, or base64 where `binary` is set. */
  body: z.string(),
  binary: z.literal(true).optional(),
  logs: z.array(z.string()),
  /** The request's way through Express; absent where the program is no Express application. */
  way: z.array(recordedWayStep).optional(),
});

export const RECORDING_FORM = 2;

const recordedRun = z.object({
  logs: z.array(z.object({ stream: z.enum(['stdout', 'stderr']), text: z.string() })),
  /** Null where the program was still running when its lines had come. */
  exit: z.object({ code: z.int().nullable(), signal: z.string().nullable() }).nullable(),
  /** What was done, and how each send ended: `SIGTERM`, `slow-answer: 200`, `late-comer: refused`. */
  steps: z.array(z.string()),
});

export const recordingSchema = z.object({
  /** Of this schema: what was recorded in another form is stale. */
  form: z.literal(RECORDING_FORM),
  /** Hash of the example's files and of the versions: a recording of anything else is stale. */
  fingerprint: z.string(),
  versions: z.object({ node: z.string(), express: z.string(), zod: z.string() }),
  exchanges: z.record(z.string(), recordedExchange),
  runs: z.record(z.string(), recordedRun),
});

export type RecordedExchange = z.infer<typeof recordedExchange>;
export type RecordedWayStep = z.infer<typeof recordedWayStep>;
export type RecordedRun = z.infer<typeof recordedRun>;
export type Recording = z.infer<typeof recordingSchema>;

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

function recordedBody(body: Uint8Array): Pick<RecordedExchange, 'body' | 'binary'> {
  try {
    return { body: strictUtf8.decode(body) };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { body: btoa(String.fromCharCode(...body)), binary: true };
  }
}

function recordedStep({ tookMs: _time, ...step }: WayStep): RecordedWayStep {
  return step;
}

export function recordedExchangeFromOutcome({ id, response, logs, way = [] }: Outcome): RecordedExchange {
  if (response === undefined) throw new Error(`The exchange ${id} got no response.`);
  const headers = response.headers.map(([name, value]): [string, string] => [name, value]);
  return {
    status: response.status,
    reason: response.reason,
    headers,
    ...recordedBody(response.body),
    logs: logs.map(({ text }) => text),
    ...(way.length > 0 && { way: way.map(recordedStep) }),
  };
}

export function recordedRunFromOutcome({ logs, exit, steps = [] }: Outcome): RecordedRun {
  return {
    logs: logs.map(({ stream, text }) => ({ stream, text })),
    exit: exit == null ? null : { code: exit.code, signal: exit.signal },
    steps: [...steps],
  };
}
