/** What an assignment requires. The `checks.ts` of an assignment imports these types and nothing else of ours. */
import type { Exit, SignalName } from '#runtime/contract.ts';
import type { OwnWords } from './language.ts';
import type { Documented, DocumentedText, ExchangeRequest, ExchangeResponse, Took } from './exchange.ts';

/** The default export of an assignment's `checks.ts`. Its words (titles, hints) stand in its `<locale>.mdx`. */
export interface AssignmentDocument {
  readonly level: 'easy' | 'medium' | 'hard';
  /** In the order in which they are tried. */
  readonly checks: Readonly<Record<string, Check>>;
  /** Each typical mistake, a folder of `wrong/`, with the one check that refuses it. */
  readonly wrong: Readonly<Record<string, string>>;
}

/** The words of an assignment in one language: the frontmatter of its `<locale>.mdx`. */
export interface AssignmentWords {
  /** Still being written: every command but `content` passes it over. */
  readonly draft?: true | undefined;
  readonly title: string;
  /** One sentence for the list of assignments. */
  readonly summary: string;
  readonly minutes: number;
  /** They open one by one. */
  readonly hints: readonly string[];
  /** By the id of the check: what it requires, and what to look at where it fails. */
  readonly checks: Readonly<Record<string, { readonly title: string; readonly hint: string }>>;
  /** Of `words/<locale>.json`: what its checks compare, by the id that `expect` was given. */
  readonly values?: OwnWords | undefined;
}

/** One requirement. It passes when each of its cases does. */
export interface Check {
  readonly points: number;
  /** The starter passes it: it is there to be kept, and counts as soon as something else passes. */
  readonly given?: true;
  /** Id of the exchange or run of the lesson that shows what is asked for. */
  readonly see: string;
  /** Checks without which this one says nothing: it is skipped where one of them does not pass. */
  readonly requires?: readonly string[];
  /** How the program is started; checks with the same start share one program. */
  readonly start?: ProgramStart;
  /** A program of its own, for a check that what was sent before would disturb, or that ends the program. */
  readonly fresh?: true;
  /**
   * Classes of input, boundaries above all: every class is tried at every seed, which chooses only the payload and
   * the order. A wrong program must not pass by luck.
   */
  readonly cases: Readonly<Record<string, Case>>;
}

export interface ProgramStart {
  readonly env?: Readonly<Record<string, string>>;
  readonly entry?: string;
  readonly args?: readonly string[];
}

/** Asks the program and throws nothing of its own: the probe ends the case at the first difference. */
export type Case = (probe: Probe) => Promise<unknown>;

/** What an answer must be. What is not named is not compared. */
export interface Expected extends Partial<ExchangeResponse> {
  readonly logs?: readonly DocumentedText[];
  readonly took?: Took;
}

export interface Answer {
  readonly status: number;
  /** Lower-case names; several values of one name are joined as HTTP allows. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** Undefined where the body is no JSON. */
  readonly json: unknown;
  readonly tookMs: number;
}

export interface AskOptions {
  /** The whole answer must have arrived by then; 2000 unless told. */
  readonly deadlineMs?: number;
}

/** How a case acts on the started program. Each difference ends the case and is reported with what led to it. */
export interface Probe {
  readonly draw: Draw;
  /** Sends a request and compares the answer. */
  readonly ask: (request: ExchangeRequest, expected: Expected, options?: AskOptions) => Promise<Answer>;
  /** Sends a request as a client that goes away after so many milliseconds, and waits until it has left. */
  readonly leave: (request: ExchangeRequest, afterMs: number) => Promise<void>;
  /** Sends a request that nobody must take: the connection is refused, as it is where nothing listens any more. */
  readonly expectRefused: (request: ExchangeRequest, options?: AskOptions) => Promise<void>;
  /** Sends a request whose answer must break off before its end: ended as if whole, it would be believed. */
  readonly expectCut: (request: ExchangeRequest, options?: AskOptions) => Promise<void>;
  /**
   * Compares any other value: `expect('ports', [3000], ports())`. What is compared is an id, with words in the
   * assignment's `words/<locale>.json` where the id alone would not do; what follows it and a blank is their `{rest}`.
   */
  readonly expect: (what: string, documented: Documented, actual: unknown) => void;
  /**
   * Compares waits with their bound. A machine that does something else does not make it false: then the check says
   * that it cannot tell.
   */
  readonly expectWaits: (what: string, waits: Waits) => Promise<void>;
  /** Texts of all lines that the program printed since its start. */
  readonly lines: () => readonly string[];
  /** Waits until a printed line fits, for 2000 ms unless told, and returns it. */
  readonly awaitLine: (fits: DocumentedText, withinMs?: number) => Promise<string>;
  readonly ports: () => readonly number[];
  readonly signal: (name: SignalName) => void;
  /** Waits for the end of the program, for 5000 ms unless told, and compares how it ended. */
  readonly awaitExit: (expected: { readonly code: number }, withinMs?: number) => Promise<Exit>;
  /** Where that took `mostMs` all the same, the machine was too busy to tell, and the check says so. */
  readonly wait: (ms: number, mostMs?: number) => Promise<void>;
  /** Starts another program of the same submission, which must end before it listens, and compares its end. Returns all lines. */
  readonly failToStart: (
    start: ProgramStart,
    expected: {
      readonly code: number;
      /** The lines of its standard error: what `console.error` prints. */
      readonly errors?: readonly DocumentedText[];
    },
  ) => Promise<readonly string[]>;
}

/** What a clock measures of a program. */
export interface Waits {
  /** How long somebody waits who asks at any moment, as a part of all the time. */
  readonly most: number;
  /** All the time: what the program does meanwhile takes so long where nothing else takes the processor. */
  readonly ofMs: number;
  /** One after the other, without a gap. */
  readonly measured: () => Promise<readonly number[]>;
}

/** Chooses by the seed: the same seed chooses the same, in the page and in Node. */
export interface Draw {
  /** Both ends may be chosen. */
  readonly int: (from: number, to: number) => number;
  readonly pick: <T>(from: readonly T[]) => T;
  readonly shuffle: <T>(list: readonly T[]) => T[];
  /** Lower-case letters, 6 unless told. */
  readonly word: (length?: number) => string;
}
