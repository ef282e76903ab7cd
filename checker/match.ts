/** Documented × actual → differences. Pure, and small enough for the page. */
import { z } from 'zod';
import type { HttpResponse } from '#runtime/contract.ts';
import type { Documented, DocumentedText, ExchangeResponse, Took } from './exchange.ts';
import { valueFromJson } from './json.ts';

export interface Difference {
  /** Where: `status`, `header content-type`, `body`, `body.detail[0].path`, `log[2]`. */
  readonly path: string;
  /** What was documented, in words a reader can compare: JSON, or what a schema asks for. */
  readonly expected: string;
  readonly actual: string;
}

export const MISSING = '(nothing)';

function wordsFromValue(value: unknown): string {
  return value === undefined ? MISSING : JSON.stringify(value);
}

function differencesFromSchema(schema: z.ZodType, actual: unknown, path: string): Difference[] {
  const outcome = schema.safeParse(actual);
  if (outcome.success) return [];
  return outcome.error.issues.map((issue) => ({
    path: issue.path.reduce<string>((so, key) => stepInto(so, key), path),
    expected: issue.message,
    actual: wordsFromValue(actual),
  }));
}

function stepInto(path: string, key: PropertyKey): string {
  if (typeof key === 'number') return `${path}[${key}]`;
  const name = String(key);
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

/** Compares a JSON value; an object must have the documented keys and no others. */
export function differencesOfJson(documented: Documented, actual: unknown, path: string): Difference[] {
  if (documented instanceof z.ZodType) return differencesFromSchema(documented, actual, path);
  const whole = { path, expected: wordsFromValue(documented), actual: wordsFromValue(actual) };
  if (typeof documented !== 'object' || documented === null) return documented === actual ? [] : [whole];
  if (isList(documented)) {
    if (!Array.isArray(actual)) return [whole];
    const items: readonly unknown[] = actual;
    return Array.from({ length: Math.max(documented.length, items.length) }, (_, i) =>
      differencesOfMember(documented[i], items[i], stepInto(path, i), i < items.length),
    ).flat();
  }
  if (!isRecord(actual)) return [whole];
  return [...new Set([...Object.keys(documented), ...Object.keys(actual)])].flatMap((key) =>
    differencesOfMember(
      ownValue(documented, key),
      ownValue(actual, key),
      stepInto(path, key),
      Object.hasOwn(actual, key),
    ),
  );
}

function differencesOfMember(
  documented: Documented | undefined,
  actual: unknown,
  path: string,
  isThere: boolean,
): Difference[] {
  if (documented === undefined) return [{ path, expected: MISSING, actual: wordsFromValue(actual) }];
  if (documented instanceof z.ZodType || isThere) return differencesOfJson(documented, actual, path);
  return [{ path, expected: wordsFromValue(documented), actual: MISSING }];
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
    return [{ path: 'body', expected: 'JSON', actual: body === '' ? '(an empty body)' : JSON.stringify(body) }];
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

/** A documented line `…` stands for any lines, or none: what an engine prints between the lines that matter. */
export function differencesOfLogs(documented: readonly DocumentedText[], actual: readonly string[]): Difference[] {
  const open = documented.indexOf('…');
  if (open === -1) return differencesOfJson([...documented], actual, 'log');
  const differences = differencesOfJson(documented.slice(0, open), actual.slice(0, open), 'log');
  const rest = documented.slice(open + 1);
  const [next] = rest;
  if (differences.length > 0 || next === undefined) return differences;
  const fits = actual.some((_, from) => from >= open && differencesOfLogs(rest, actual.slice(from)).length === 0);
  if (fits) return [];
  const later = next instanceof z.ZodType ? 'a line that fits' : JSON.stringify(next);
  return [{ path: 'log', expected: `${later} further on`, actual: JSON.stringify(actual.slice(open)) }];
}

export function differencesOfTook({ atLeastMs = 0, atMostMs = Infinity }: Took, actualMs: number): Difference[] {
  const actual = `${String(Math.round(actualMs))} ms`;
  if (actualMs < atLeastMs) return [{ path: 'took', expected: `${String(atLeastMs)} ms or more`, actual }];
  if (actualMs > atMostMs) return [{ path: 'took', expected: `${String(atMostMs)} ms or less`, actual }];
  return [];
}
