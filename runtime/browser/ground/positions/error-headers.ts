import { sourceLine } from './sources.ts';

/** What Node shows above an error that nobody caught: the line that threw it, or a place in Node's own source. */

/** Where Node's own source stands in the text it prints above an error that did not come from the program's code. */
const HEADERS = {
  entry: 'node:internal/modules/run_main:107\n    triggerUncaughtException(\n    ^',
  rejection: 'node:internal/process/promises:392\n      new UnhandledPromiseRejection(reason);\n      ^',
  event: "node:events:505\n    throw er; // Unhandled 'error' event\n    ^",
  missingModule: 'node:internal/modules/esm/resolve:272\n    throw new ERR_MODULE_NOT_FOUND(\n          ^',
  missingPackage:
    'node:internal/modules/package_json_reader:331\n  throw new ERR_MODULE_NOT_FOUND(packageName, fileURLToPath(base), null);\n        ^',
} as const;
export type Header = keyof typeof HEADERS;

const headers = new WeakMap<object, string>();

/** Remembers what Node shows above this error. */
export function setHeader(error: object, header: string): void {
  headers.set(error, header);
}

export function headerFor(error: object): string | undefined {
  return headers.get(error);
}

export function headerNamed(name: Header): string {
  return HEADERS[name];
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

/** The header that was set, else what the stack tells. */
export function headerOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return HEADERS.entry;
  const known = headers.get(error);
  if (known !== undefined) return known;
  if (codeOf(error) === 'ERR_UNHANDLED_REJECTION') return HEADERS.rejection;
  const stack = 'stack' in error && typeof error.stack === 'string' ? error.stack : '';
  if (stack.includes("Emitted 'error' event at:")) return HEADERS.event;
  const place = /(?<![^\s(])((?:file:\/\/)?\/[^\s()]+):(\d+):(\d+)\)?$/m.exec(stack);
  if (place === null) return HEADERS.entry;
  const [, file = '', line = '1', column = '1'] = place;
  const source = sourceLine(file, Number(line));
  if (source === undefined) return HEADERS.entry;
  return `${file}:${line}\n${source}\n${' '.repeat(Math.max(0, Number(column) - 1))}^`;
}
