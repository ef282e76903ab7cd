/** The examples with what they document, as the build reads them. */
import type { ExampleDocument, Exchange, NeedsNode, Run } from '#checker/exchange.ts';
import { recordingSchema, type RecordedExchange, type RecordedRun, type Recording } from '#checker/recording.ts';
import { exchangeAsDocumented, runAsDocumented } from './as-documented.ts';
import { AuthorMistake } from './mistake.ts';

const sources = import.meta.glob<string>(
  ['/runnable-examples/*/*/**/*', '!**/exchanges.ts'],
  // Files whose name begins with a dot are files of the example too.
  { exhaustive: true, query: '?raw', import: 'default', eager: true },
);

const documents = import.meta.glob<ExampleDocument>('/runnable-examples/*/*/exchanges.ts', {
  import: 'default',
  eager: true,
});

const recordings = import.meta.glob<unknown>('/.recorded/*/*.json', { import: 'default', eager: true });

export interface SourceFile {
  /** Its path inside the example's folder. */
  readonly name: string;
  readonly text: string;
}

const ENTRY = 'main.ts';

function listing(names: readonly string[]): string {
  return names.length === 0 ? '(none)' : names.join(', ');
}

export function exampleIds(lesson: string): readonly string[] {
  const start = `/runnable-examples/${lesson}/`;
  const names = Object.keys(documents)
    .filter((path) => path.startsWith(start))
    .map((path) => path.slice(start.length).replace('/exchanges.ts', ''));
  return names.sort().map((name) => `${lesson}/${name}`);
}

/** The entry first, then by name. */
export function filesOf(example: string): readonly SourceFile[] {
  const start = `/runnable-examples/${example}/`;
  const files = Object.entries(sources)
    .filter(([path]) => path.startsWith(start))
    .map(([path, text]): SourceFile => ({ name: path.slice(start.length), text }));
  if (files.length === 0) {
    const lesson = example.split('/')[0] ?? '';
    throw new AuthorMistake(`There is no example "${example}". This lesson has: ${listing(exampleIds(lesson))}.`);
  }
  return files.sort((a, b) => Number(b.name === ENTRY) - Number(a.name === ENTRY) || (a.name < b.name ? -1 : 1));
}

export function fileOf(example: string, name: string): SourceFile {
  const files = filesOf(example);
  const file = files.find((candidate) => candidate.name === name);
  if (file !== undefined) return file;
  throw new AuthorMistake(
    `The example "${example}" has no file "${name}". It has: ${listing(files.map((each) => each.name))}.`,
  );
}

export function documentOf(example: string): ExampleDocument {
  const document = documents[`/runnable-examples/${example}/exchanges.ts`];
  if (document !== undefined) return document;
  throw new AuthorMistake(`The example "${example}" has no exchanges.ts.`);
}

/** What the page's runtime does not have and the example needs. */
export function nodeNeededBy(example: string): NeedsNode | undefined {
  return documentOf(example).needsNode;
}

/** Undefined where the example needs a service that this machine did not have. */
function recordingOf(example: string): Recording | undefined {
  const recorded = recordings[`/.recorded/${example}.json`];
  if (recorded !== undefined) return recordingSchema.parse(recorded);
  if (nodeNeededBy(example) === 'redis') return undefined;
  throw new AuthorMistake(`Nothing was recorded of the example "${example}". Run: node bin/record.ts`);
}

export interface ExchangeEvidence {
  readonly kind: 'exchange';
  readonly id: string;
  readonly example: string;
  readonly documented: Exchange;
  readonly recorded: RecordedExchange;
  /** Undefined where it was not run when this copy was built: `recorded` then says what is documented. */
  readonly versions: Recording['versions'] | undefined;
}

export interface RunEvidence {
  readonly kind: 'run';
  readonly id: string;
  readonly example: string;
  readonly documented: Run;
  readonly recorded: RecordedRun;
  /** As of an exchange. */
  readonly versions: Recording['versions'] | undefined;
}

export type Evidence = ExchangeEvidence | RunEvidence;

/** All exchanges and runs of a lesson, by example, in the order in which they are written. */
export function evidenceIds(lesson: string): readonly string[] {
  return exampleIds(lesson).flatMap((example) => {
    const { exchanges, runs } = documentOf(example);
    return [...Object.keys(exchanges), ...Object.keys(runs ?? {})];
  });
}

export function evidenceOf(lesson: string, id: string): Evidence {
  for (const example of exampleIds(lesson)) {
    const document = documentOf(example);
    const exchange = document.exchanges[id];
    const run = document.runs?.[id];
    if (exchange === undefined && run === undefined) continue;
    const recording = recordingOf(example);
    const at = { id, example, versions: recording?.versions };
    if (exchange !== undefined) {
      const recorded = recording ? recording.exchanges[id] : exchangeAsDocumented(exchange);
      return { kind: 'exchange', ...at, documented: exchange, recorded: recorded ?? staleRecording(example, id) };
    }
    if (run !== undefined) {
      const recorded = recording ? recording.runs[id] : runAsDocumented(run, document);
      return { kind: 'run', ...at, documented: run, recorded: recorded ?? staleRecording(example, id) };
    }
  }
  throw new AuthorMistake(
    `The lesson "${lesson}" cites "${id}", but none of its examples has an exchange or a run of that id.`,
  );
}

function staleRecording(example: string, id: string): never {
  throw new AuthorMistake(`The recording of "${example}" does not hold "${id}". Run: node bin/record.ts`);
}

export function exchangeOf(lesson: string, id: string): ExchangeEvidence {
  const evidence = evidenceOf(lesson, id);
  if (evidence.kind === 'exchange') return evidence;
  throw new AuthorMistake(`"${id}" is a run: cite it as <Run id="${id}" />.`);
}

export function runOf(lesson: string, id: string): RunEvidence {
  const evidence = evidenceOf(lesson, id);
  if (evidence.kind === 'run') return evidence;
  throw new AuthorMistake(`"${id}" is an exchange: cite it as <Exchange id="${id}" />.`);
}
