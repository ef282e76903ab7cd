/**
 * What really happened when an example ran in Node. `bin/record.ts` writes one file an example,
 * `.recorded/<lesson>/<example>.json`; the site shows it, so it is parsed here on the way in.
 */
import { z } from 'zod';
import type { Outcome } from './prove.ts';

const recordedExchange = z.object({
  status: z.int(),
  reason: z.string(),
  headers: z.array(z.tuple([z.string(), z.string()])),
  /** UTF-8 text, or base64 where `binary` is set. */
  body: z.string(),
  binary: z.literal(true).optional(),
  logs: z.array(z.string()),
});

const recordedRun = z.object({
  logs: z.array(z.object({ stream: z.enum(['stdout', 'stderr']), text: z.string() })),
  /** Null where the program was still running when its lines had come. */
  exit: z.object({ code: z.int().nullable(), signal: z.string().nullable() }).nullable(),
  /** What was done, and how each send ended: `SIGTERM`, `slow-answer: 200`, `late-comer: refused`. */
  steps: z.array(z.string()),
});

export const recordingSchema = z.object({
  /** Hash of the example's files and of the versions: a recording of anything else is stale. */
  fingerprint: z.string(),
  versions: z.object({ node: z.string(), express: z.string(), zod: z.string() }),
  exchanges: z.record(z.string(), recordedExchange),
  runs: z.record(z.string(), recordedRun),
});

export type RecordedExchange = z.infer<typeof recordedExchange>;
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

export function recordedExchangeFromOutcome({ id, response, logs }: Outcome): RecordedExchange {
  if (response === undefined) throw new Error(`The exchange ${id} got no response.`);
  const headers = response.headers.map(([name, value]): [string, string] => [name, value]);
  return {
    status: response.status,
    reason: response.reason,
    headers,
    ...recordedBody(response.body),
    logs: logs.map(({ text }) => text),
  };
}

export function recordedRunFromOutcome({ logs, exit, steps = [] }: Outcome): RecordedRun {
  return {
    logs: logs.map(({ stream, text }) => ({ stream, text })),
    exit: exit == null ? null : { code: exit.code, signal: exit.signal },
    steps: [...steps],
  };
}
