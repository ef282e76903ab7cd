/** What a lesson documents of an example: exchanges, and runs. Content files import these types and nothing else. */
import type { z } from 'zod';

/** A value that must be met exactly, with a Zod schema wherever it varies from run to run. */
export type Documented =
  string | number | boolean | null | z.ZodType | readonly Documented[] | { readonly [key: string]: Documented };

/** Text that must be met exactly, or a schema that must accept it. */
export type DocumentedText = string | z.ZodType;

export interface ExchangeRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';
  /** What follows the host: `/models/7?limit=5`. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, with its content type unless `headers` names another. */
  readonly json?: unknown;
  /** Sent as it is; no content type is added. */
  readonly text?: string;
}

export interface ExchangeResponse {
  readonly status: number;
  /** Only the headers that matter; the others are not compared. */
  readonly headers?: Readonly<Record<string, DocumentedText>>;
  /** Exactly one of `json`, `text` and `empty` says what the body is. */
  readonly json?: Documented;
  readonly text?: DocumentedText;
  readonly empty?: true;
}

/** Bounds that hold on any machine: never a measured figure. */
export interface Took {
  readonly atLeastMs?: number;
  readonly atMostMs?: number;
}

/**
 * One documented request with its response and log lines.
 * It must hold in two ways: sent in the order of the file to one running program, and sent alone,
 * behind the exchanges that it names in `after`, to a program started for it.
 */
export interface Exchange {
  readonly request: ExchangeRequest;
  readonly response: ExchangeResponse;
  /** The lines that this request must make the program print, no more and no fewer. Not compared where absent. */
  readonly logs?: readonly DocumentedText[];
  /** Ids of exchanges that must have been sent before this one. */
  readonly after?: readonly string[];
  /** Milliseconds to wait before sending: for work that goes on behind an earlier response. */
  readonly waitMs?: number;
  /** Sent while that other exchange still waits for its response. */
  readonly alongside?: string;
  /** From sending until the last byte. */
  readonly took?: Took;
  /** Lines of its own work, or of what it is sent alongside: none may have been printed when the answer comes. No clock is asked. */
  readonly notYet?: readonly DocumentedText[];
}

/**
 * What is done to a running program, `afterMs` after the step before it: a signal, or an exchange that is sent
 * without waiting for it. A send ends as its exchange documents, or with another status, or without a response, or
 * its client goes away `leavesAfterMs` after sending and must not have got a response by then.
 */
export type RunStep = { readonly afterMs?: number } & (
  | { readonly signal: 'SIGINT' | 'SIGTERM' }
  | { readonly send: string; readonly ends?: number | 'cut' | 'refused' }
  | { readonly send: string; readonly leavesAfterMs: number }
);

/** One documented start of the program with what is done to it, what it prints and how it ends. */
export interface Run {
  readonly env?: Readonly<Record<string, string>>;
  /** The file to start; `main.ts` unless told. */
  readonly entry?: string;
  /** Node's own flags, before the entry: `--env-file=.env.dev`. */
  readonly flags?: readonly string[];
  readonly args?: readonly string[];
  /** Begun once the program listens. */
  readonly steps?: readonly RunStep[];
  /** All lines of the run, standard output and standard error alike; a line `'…'` stands for any lines, or none. */
  readonly logs: readonly DocumentedText[];
  /** Absent: the program is still running when its lines have come. */
  readonly exit?: { readonly code: number } | { readonly signal: string };
  /** From the first signal, or else from the start, until the exit. */
  readonly took?: Took;
  /** Files that replace the example's own for this run: a variation that the lesson talks about. */
  readonly files?: Readonly<Record<string, string>>;
  readonly notIn?: NotIn;
}

/** Engines in whose page it comes out otherwise, each with the id of the difference that says so (`runtime/differences.ts`). */
export type NotIn = Readonly<Partial<Record<'firefox' | 'webkit', string>>>;

/** What the page's own runtime does not have: the page then shows the recorded, verified run of Node. */
export type NeedsNode = 'redis';

/** The default export of an example's `exchanges.ts`. Ids are unique within a lesson. */
export interface ExampleDocument {
  /**
   * The environment of the program that answers the exchanges. With `needsNode: 'redis'` it names REDIS_URL and
   * QUEUE_PREFIX as a reader would; each start gets the real Redis and a prefix of its own instead. A run with an
   * `env` of its own is taken as it stands.
   */
  readonly env?: Readonly<Record<string, string>>;
  readonly needsNode?: NeedsNode;
  /** Of all its exchanges and runs. */
  readonly notIn?: NotIn;
  readonly exchanges: Readonly<Record<string, Exchange>>;
  readonly runs?: Readonly<Record<string, Run>>;
  /**
   * Why a rough client gets more than a refusal in our own form, where a lesson shows Express as it is: by route,
   * `POST /without-parser`, or for all of the example, `*`; for what stays when they have gone, `afterwards`. See
   * `rough.ts`.
   */
  readonly rough?: Readonly<Record<string, string>>;
}
