/** What the page and the worker with the compiler say to each other. A program comes whole with each question. */

import type { CompletionResult } from '@codemirror/autocomplete';
import type { HoverInfo } from '@valtown/codemirror-ts';

/** By their names in the program. */
export type ProgramFiles = Readonly<Record<string, string>>;

interface InFile {
  readonly file: string;
  readonly at: number;
}

export type Question =
  | { readonly ask: 'problems' }
  | ({ readonly ask: 'type' } & InFile)
  | ({ readonly ask: 'completions'; readonly explicit: boolean } & InFile)
  | ({ readonly ask: 'rename' } & InFile);

/** By what was asked. Where nothing is to be said, null. */
export interface Answers {
  readonly problems: readonly TypeProblem[];
  readonly type: HoverInfo | null;
  readonly completions: CompletionResult | null;
  readonly rename: Rename;
}

export interface Asked {
  readonly number: number;
  readonly files: ProgramFiles;
  readonly question: Question;
}

/** The first message: where the declarations of Node, Express, Zod and the other packages lie. */
export interface Begin {
  readonly declarations: string;
}

/** One thing that the compiler finds wrong. */
export interface TypeProblem {
  readonly file: string;
  readonly from: number;
  readonly to: number;
  readonly line: number;
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

export interface Replaced {
  readonly from: number;
  readonly to: number;
  /** What stands before and behind the new name: `{ a }` becomes `{ a: b }`. */
  readonly before: string;
  readonly behind: string;
}

/** Where a name occurs, by file; or why it has to stay. */
export type Rename =
  | { readonly name: string; readonly places: Readonly<Record<string, readonly Replaced[]>> }
  | { readonly refusal: string };

export type Answered =
  | { readonly number: number; readonly answer: unknown }
  /** The declarations could not be fetched, or the compiler failed. */
  | { readonly number: number; readonly trouble: string };
