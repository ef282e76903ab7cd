/**
 * Run as a program by `node-library.ts` with `--expose-internals`: prints, as JSON, the sources of this Node's own
 * library and the constants of its bindings. Nothing else has them.
 */
import { createRequire, builtinModules } from 'node:module';

const require = createRequire(import.meta.url);

interface Internals {
  internalBinding: (name: string) => Record<string, unknown>;
}

function isInternals(value: unknown): value is Internals {
  return typeof value === 'object' && value !== null && 'internalBinding' in value;
}

const internals: unknown = require('internal/test/binding');
if (!isInternals(internals)) throw new Error('This Node does not show its bindings.');
const { internalBinding } = internals;

function entriesOf(value: unknown): [string, unknown][] {
  if (value instanceof Map) return [...value].map(([key, inner]: [unknown, unknown]) => [String(key), inner]);
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function call(of: unknown, name: string): unknown {
  const found: unknown = typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;
  return typeof found === 'function' ? Reflect.apply(found, of, []) : undefined;
}

const isPlain = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value) || value === null;

/** What JSON can carry of a binding: its numbers, texts, and objects of those. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (isPlain(value)) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

const util = internalBinding('util');
const uv = internalBinding('uv');
const errorMap = call(uv, 'getErrorMap');
if (!(errorMap instanceof Map)) throw new Error('This Node does not show its error numbers.');

const natives: unknown = Reflect.get(internalBinding('builtins'), 'natives');
const options = entriesOf(call(internalBinding('options'), 'getCLIOptionsValues'));

const names = process.argv
  .slice(2)
  .concat(
    builtinModules
      .filter((id) => !id.startsWith('_') && !id.startsWith('internal/'))
      .map((id) => `node:${id.replace(/^node:/, '')}`),
  );
const exportNames: Record<string, string[]> = {};
/** What each export is: a plain value itself, or `[function]` or `[object]`. Those of `process` are this machine's. */
const exportKinds: Record<string, Record<string, unknown>> = {};
for (const name of names) {
  const exports = entriesOf(await import(name));
  exportNames[name] = exports.map(([key]) => key);
  if (!name.startsWith('node:')) continue;
  const module: unknown = Reflect.get(Object(await import(name)), 'default');
  const own = Object.getOwnPropertyNames(module).map((key): [string, unknown] => [
    key,
    Reflect.get(Object(module), key),
  ]);
  exportKinds[name] = Object.fromEntries(
    own.map(([key, value]) => [
      key,
      isPlain(value) && (value === null || name !== 'node:process') ? value : [typeof value],
    ]),
  );
}

process.stdout.write(
  JSON.stringify({
    natives,
    exportKinds,
    constants: {
      async_wrap: plain({
        constants: internalBinding('async_wrap')['constants'],
        Providers: internalBinding('async_wrap')['Providers'],
      }),
      http_parser: plain({
        methods: internalBinding('http_parser')['methods'],
        allMethods: internalBinding('http_parser')['allMethods'],
      }),
      util: {
        constants: plain(util['constants']),
        privateSymbols: entriesOf(util['privateSymbols']).map(([key]) => key),
      },
      symbols: Object.keys(internalBinding('symbols')),
      performance: plain(internalBinding('performance')['constants']),
      errors: plain({ exitCodes: internalBinding('errors')['exitCodes'] }),
      constants: plain(internalBinding('constants')),
      uv: entriesOf(errorMap).map(([number, words]) => [
        Number(number),
        ...(Array.isArray(words) ? words.map(String) : []),
      ]),
      options: Object.fromEntries(options.filter(([, value]) => isPlain(value))),
      versions: process.versions,
      release: process.release,
      exportNames,
    },
  }),
);
