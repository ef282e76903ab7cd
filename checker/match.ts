/** Documented × actual → differences. Pure, and small enough for the page. */
import { z } from 'zod';
import type { HttpResponse } from '#runtime/contract.ts';
import type { Documented, DocumentedText, ExchangeResponse, Took } from './exchange.ts';
import { ownMs } from '#runtime/own-time.ts';
import { cutText, MAX_ASKED_LENGTH, MAX_DIFFERENCES } from './bounds.ts';
import { saidOfIssue } from './issue-words.ts';
import { valueFromJson } from './json.ts';
import { NOTHING, phrase, type Said } from './language.ts';

export interface Difference {
  /** Where: `status`, `header content-type`, `body`, `body.detail[0].path`, `log[2]`. */
  readonly path: string;
  /** What was documented, so that a reader can compare: JSON, or what a schema asks for. */
  readonly expected: Said;
  readonly actual: Said;
}

function saidOfValue(value: unknown): Said {
  return value === undefined ? NOTHING : cutText(JSON.stringify(value));
}

/** What was found so far. Full, it takes no more, and who compares goes no further. */
class Found {
  readonly differences: Difference[] = [];
  get isFull(): boolean {
    return this.differences.length >= MAX_DIFFERENCES;
  }
  add(path: string, expected: Said, actual: unknown): void {
    if (!this.isFull) this.differences.push({ path, expected, actual: saidOfValue(actual) });
  }
}

function compareWithSchema(found: Found, schema: z.ZodType, actual: unknown, path: string): void {
  if (typeof actual === 'string' && actual.length > MAX_ASKED_LENGTH) {
    found.add(path, phrase('asked.at-most-characters', { count: MAX_ASKED_LENGTH }), actual);
    return;
  }
  const outcome = schema.safeParse(actual);
  if (outcome.success) return;
  for (const issue of outcome.error.issues) {
    if (found.isFull) return;
    found.add(issue.path.reduce<string>(stepInto, path), saidOfIssue(issue), actual);
  }
}

const SHOWN_KEY = 100;

function stepInto(path: string, key: PropertyKey): string {
  if (typeof key === 'number') return `${path}[${key}]`;
  const name = cutText(String(key), SHOWN_KEY);
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `${path}.${name}` : `${path}[${JSON.stringify(name)}]`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON may have a key `constructor`: what an object inherits is not its own. */
function ownValue<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function isList(value: Documented): value is readonly Documented[] {
  return Array.isArray(value);
}

/** Compares a JSON value; an object must have the documented keys and no others. Tells the first differences. */
export function differencesOfJson(documented: Documented, actual: unknown, path: string): Difference[] {
  const found = new Found();
  compare(found, documented, actual, path);
  return found.differences;
}

function compare(found: Found, documented: Documented, actual: unknown, path: string): void {
  if (documented instanceof z.ZodType) {
    compareWithSchema(found, documented, actual, path);
    return;
  }
  const differs = (): void => found.add(path, saidOfValue(documented), actual);
  if (typeof documented !== 'object' || documented === null) {
    if (documented !== actual) differs();
  } else if (isList(documented)) {
    if (Array.isArray(actual)) compareLists(found, documented, actual, path);
    else differs();
  } else if (isRecord(actual)) compareRecords(found, documented, actual, path);
  else differs();
}

function compareLists(found: Found, documented: readonly Documented[], items: readonly unknown[], path: string): void {
  const length = Math.max(documented.length, items.length);
  for (let i = 0; i < length && !found.isFull; i += 1)
    compareMember(found, documented[i], items[i], stepInto(path, i), i < items.length);
}

function compareRecords(
  found: Found,
  documented: Readonly<Record<string, Documented>>,
  actual: Readonly<Record<string, unknown>>,
  path: string,
): void {
  for (const key of new Set([...Object.keys(documented), ...Object.keys(actual)])) {
    if (found.isFull) return;
    const isThere = Object.hasOwn(actual, key);
    compareMember(found, ownValue(documented, key), ownValue(actual, key), stepInto(path, key), isThere);
  }
}

function compareMember(
  found: Found,
  documented: Documented | undefined,
  actual: unknown,
  path: string,
  isThere: boolean,
): void {
  if (documented === undefined) found.add(path, NOTHING, actual);
  else if (documented instanceof z.ZodType || isThere) compare(found, documented, actual, path);
  else found.add(path, saidOfValue(documented), undefined);
}

function differencesOfText(documented: DocumentedText, actual: string | undefined, path: string): Difference[] {
  return differencesOfJson(documented, actual, path);
}

function differencesOfBody(documented: ExchangeResponse, body: string): Difference[] {
  if (documented.empty === true) return differencesOfText('', body, 'body');
  if (documented.text !== undefined) return differencesOfText(documented.text, body, 'body');
  if (documented.json === undefined) return [];
  try {
    return differencesOfJson(documented.json, valueFromJson(body), 'body');
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return [
      { path: 'body', expected: 'JSON', actual: body === '' ? phrase('value.empty-body') : saidOfValue(cutText(body)) },
    ];
  }
}

/** All values of a header, joined as HTTP allows; undefined where it was not sent. */
export function headerValue(headers: HttpResponse['headers'], name: string): string | undefined {
  const values = headers.filter(([key]) => key.toLowerCase() === name.toLowerCase()).map(([, value]) => value);
  return values.length === 0 ? undefined : values.join(', ');
}

/** Empty where the response is the documented one. */
export function differencesOf(
  documented: ExchangeResponse,
  actual: Pick<HttpResponse, 'status' | 'headers' | 'body'>,
): Difference[] {
  const status =
    documented.status === actual.status
      ? []
      : [{ path: 'status', expected: String(documented.status), actual: String(actual.status) }];
  const headers = Object.entries(documented.headers ?? {}).flatMap(([name, value]) =>
    differencesOfText(value, headerValue(actual.headers, name), `header ${name.toLowerCase()}`),
  );
  return [...status, ...headers, ...differencesOfBody(documented, new TextDecoder().decode(actual.body))];
}

const ANY_LINES = '…';

/** The documented lines between those that stand for any. */
function partsOf(documented: readonly DocumentedText[]): readonly (readonly DocumentedText[])[] {
  const parts: DocumentedText[][] = [[]];
  for (const line of documented) {
    if (line === ANY_LINES) parts.push([]);
    else parts.at(-1)?.push(line);
  }
  return parts;
}

function fitsAt(part: readonly DocumentedText[], actual: readonly string[], at: number): boolean {
  return part.every((line, i) => at + i < actual.length && differencesOfJson(line, actual[at + i], 'log').length === 0);
}

/**
 * A documented line `…` stands for any lines, or none: what an engine prints between the lines that matter. Each part is
 * taken where it fits first, and the last one at the end: if they fit at all, they fit so, and no line is asked twice as often.
 */
export function differencesOfLogs(documented: readonly DocumentedText[], actual: readonly string[]): Difference[] {
  const [first = [], ...rest] = partsOf(documented);
  if (rest.length === 0) return differencesOfJson([...documented], actual, 'log');
  const differences = differencesOfJson([...first], actual.slice(0, first.length), 'log');
  if (differences.length > 0) return differences;
  let from = first.length;
  for (const [index, part] of rest.entries()) {
    const [next] = part;
    if (next === undefined) continue;
    const last = actual.length - part.length;
    let at = index === rest.length - 1 ? Math.max(from, last) : from;
    while (at <= last && !fitsAt(part, actual, at)) at += 1;
    if (at > last) {
      const line = next instanceof z.ZodType ? phrase('asked.line') : JSON.stringify(next);
      return [
        {
          path: 'log',
          expected: phrase('asked.further-on', { line }),
          actual: saidOfValue(actual.slice(from, from + MAX_DIFFERENCES)),
        },
      ];
    }
    from = at + part.length;
  }
  return [];
}

/** False while a documented line may still come: with `…` among them it is not their number that tells. */
export function hasAllLines(documented: readonly DocumentedText[], actual: readonly string[]): boolean {
  if (!documented.includes(ANY_LINES)) return actual.length >= documented.length;
  return differencesOfLogs(documented, actual).length === 0;
}

/** @param printed all that the program printed until the answer came */
export function differencesOfNotYet(notYet: readonly DocumentedText[], printed: readonly string[]): Difference[] {
  const tooEarly = printed.find((text) => notYet.some((line) => differencesOfJson(line, text, 'log').length === 0));
  if (tooEarly === undefined) return [];
  return [
    {
      path: 'order',
      expected: phrase('asked.answer-first'),
      actual: phrase('got.printed-before', { line: saidOfValue(tooEarly) }),
    },
  ];
}

/** What of a duration the machine is to answer for, and no program. */
interface Lateness {
  /** How long of it the program waited for a processor, which a bound above does not mean. */
  readonly waitedMs?: number;
  /** How much later it began than it should have, which a bound below does not mean. */
  readonly sentLateMs?: number;
}

export function differencesOfTook(
  { atLeastMs = 0, atMostMs = Infinity }: Took,
  actualMs: number,
  { waitedMs = 0, sentLateMs = 0 }: Lateness = {},
): Difference[] {
  const actual = `${String(Math.round(actualMs))} ms`;
  if (actualMs + Math.max(0, sentLateMs) < atLeastMs)
    return [{ path: 'took', expected: phrase('asked.at-least', { ms: atLeastMs }), actual }];
  if (ownMs(actualMs, waitedMs) > atMostMs)
    return [{ path: 'took', expected: phrase('asked.at-most', { ms: atMostMs }), actual }];
  return [];
}
