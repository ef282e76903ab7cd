/** The examples as shipped, for the page. Each file and document is a chunk of its own, fetched when it is needed. */
import { config } from 'zod';
import type { ExampleDocument, Exchange } from '#checker/exchange.ts';
import {
  differencesOf,
  differencesOfLogs,
  differencesOfNotYet,
  differencesOfTook,
  hasAllLines,
  type Difference,
} from '#checker/match.ts';
import type { ExampleFiles, HttpResponse } from '#runtime/contract.ts';

// Zod would try `new Function` first, which the policy of the page refuses and the console reports.
config({ jitless: true });

const documents = import.meta.glob<ExampleDocument>('/runnable-examples/*/*/exchanges.ts', { import: 'default' });

const sources = import.meta.glob<string>(
  ['/runnable-examples/*/*/**/*', '!**/exchanges.ts'],
  // Files whose name begins with a dot are files of the example too.
  { exhaustive: true, query: '?raw', import: 'default' },
);

export async function documentOf(example: string): Promise<ExampleDocument> {
  const load = documents[`/runnable-examples/${example}/exchanges.ts`];
  if (load === undefined) throw new Error(`The site has no example "${example}".`);
  return load();
}

export async function shippedFiles(example: string): Promise<ExampleFiles> {
  const start = `/runnable-examples/${example}/`;
  const files = Object.entries(sources)
    .filter(([path]) => path.startsWith(start))
    .map(async ([path, load]): Promise<[string, string]> => [path.slice(start.length), await load()]);
  return Object.fromEntries(await Promise.all(files));
}

export async function exchangeOf(example: string, id: string): Promise<Exchange> {
  const exchange = (await documentOf(example)).exchanges[id];
  if (exchange === undefined) throw new Error(`The example "${example}" has no exchange "${id}".`);
  return exchange;
}

/** False while a documented line may still come. */
export function hasDocumentedLines({ logs = [] }: Exchange, printed: readonly string[]): boolean {
  return hasAllLines(logs, printed);
}

export interface Printed {
  /** By this request. */
  readonly printed: readonly string[];
  /** By this one and the one beside it, until the answer came. */
  readonly printedBefore: readonly string[];
}

export function differencesFromDocumented(
  { response, logs, took, notYet = [] }: Exchange,
  actual: HttpResponse,
  { printed, printedBefore }: Printed,
): readonly Difference[] {
  return [
    ...differencesOf(response, actual),
    ...(logs === undefined ? [] : differencesOfLogs(logs, printed)),
    ...differencesOfNotYet(notYet, printedBefore),
    ...(took === undefined ? [] : differencesOfTook(took, actual.tookMs)),
  ];
}
