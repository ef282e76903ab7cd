/**
 * What is documented, in the form of a recording: for an example that could not run when this copy was built. A value
 * that varies is shown as `…`.
 */
import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import type { DocumentedText, ExampleDocument, Exchange, Run, RunStep } from '#checker/exchange.ts';
import type { RecordedExchange, RecordedRun } from '#checker/recording.ts';

export const VARIES = '…';

function textFrom(documented: DocumentedText): string {
  return typeof documented === 'string' ? documented : VARIES;
}

function bodyFrom({ json, text, empty }: Exchange['response']): string {
  if (empty === true) return '';
  if (text !== undefined) return textFrom(text);
  return JSON.stringify(json, (_key, value: unknown) => (value instanceof z.ZodType ? VARIES : value));
}

export function exchangeAsDocumented({ response, logs = [] }: Exchange): RecordedExchange {
  const headers = Object.entries(response.headers ?? {}).map(([name, value]): [string, string] => [
    name,
    textFrom(value),
  ]);
  const isTyped = headers.some(([name]) => name.toLowerCase() === 'content-type');
  const type: [string, string][] =
    response.json === undefined || isTyped ? [] : [['content-type', 'application/json; charset=utf-8']];
  return {
    status: response.status,
    reason: STATUS_CODES[response.status] ?? '',
    headers: [...headers, ...type],
    body: bodyFrom(response),
    logs: logs.map(textFrom),
  };
}

function endAsDocumented(step: Extract<RunStep, { send: string }>, exchanges: ExampleDocument['exchanges']): string {
  if ('leavesAfterMs' in step) return 'left';
  return String(step.ends ?? exchanges[step.send]?.response.status ?? VARIES);
}

export function runAsDocumented({ logs, exit, steps = [] }: Run, { exchanges }: ExampleDocument): RecordedRun {
  return {
    logs: logs.map((line) => ({ stream: 'stdout', text: textFrom(line) })),
    exit: exit === undefined ? null : 'code' in exit ? { ...exit, signal: null } : { ...exit, code: null },
    steps: steps.map((step) => ('signal' in step ? step.signal : `${step.send}: ${endAsDocumented(step, exchanges)}`)),
  };
}
