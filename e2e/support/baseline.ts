/**
 * What browsers have got since the baseline: it is taken away before the page starts, so that nothing of ours can need
 * it. The list comes from MDN's compatibility data.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';
import { baseline } from '../../runtime/baseline.ts';

const BROWSERS = ['chrome', 'firefox', 'safari'] as const;

const statement = z.object({
  version_added: z.union([z.string(), z.boolean(), z.null()]),
  version_removed: z.unknown().optional(),
  prefix: z.unknown().optional(),
  alternative_name: z.unknown().optional(),
  flags: z.unknown().optional(),
});
type Statement = z.infer<typeof statement>;
const support = z.union([statement, z.array(statement)]).optional();
const release = z.object({ release_date: z.string().optional() });
const node = z.record(z.string(), z.unknown());
const compat = z.object({ support: z.object({ chrome: support, firefox: support, safari: support }) });
const data = z.object({
  api: node,
  javascript: z.object({ builtins: node }),
  browsers: z.record(z.string(), z.object({ releases: z.record(z.string(), release) })),
});

const isDated = (date: string | undefined): boolean => date !== undefined && date <= baseline.date;

/** 130 is above 9, and 18.2 above 18.1. */
function isAtMost(version: string, most: string): boolean {
  const [a = 0, b = 0] = version.replace('≤', '').split('.').map(Number);
  const [c = 0, d = 0] = most.split('.').map(Number);
  return a < c || (a === c && b <= d);
}

function newestOf(releases: Readonly<Record<string, z.infer<typeof release>>>): string {
  const dated = Object.entries(releases).filter(([, { release_date: date }]) => isDated(date));
  return dated.map(([version]) => version).reduce((newest, each) => (isAtMost(each, newest) ? newest : each));
}

function hasSince({ version_added: added, version_removed, prefix, alternative_name, flags }: Statement, most: string) {
  const isPlain = [version_removed, prefix, alternative_name, flags].every((each) => each === undefined);
  return isPlain && typeof added === 'string' && added !== 'preview' && isAtMost(added, most);
}

interface Baseline {
  /** `chrome` → `130`. */
  readonly versions: Readonly<Record<string, string>>;
  /** `Promise.try`, `URLPattern`, `ReadableStream.@@asyncIterator`. */
  readonly newer: readonly string[];
}

/** Of the engine as such: without it V8 would be no V8, and the page takes the other engines as they are. */
const KEPT = /^Error\.(captureStackTrace|stackTraceLimit|stack)$/;

export function readBaseline(): Baseline {
  const path = createRequire(import.meta.url).resolve('@mdn/browser-compat-data');
  const { api, javascript, browsers } = data.parse(JSON.parse(readFileSync(path, 'utf8')));
  const versions = Object.fromEntries(BROWSERS.map((name) => [name, newestOf(browsers[name]?.releases ?? {})]));
  const isIn = (feature: unknown): boolean => {
    const found = compat.safeParse(node.parse(feature)['__compat']).data;
    if (found === undefined) return true;
    return BROWSERS.every((name) =>
      [found.support[name] ?? []].flat().some((each) => hasSince(each, versions[name] ?? '')),
    );
  };
  const newer: string[] = [];
  for (const [name, members] of [...Object.entries(api), ...Object.entries(javascript.builtins)]) {
    if (name === '__compat') continue;
    if (!isIn(members)) newer.push(name);
    else
      for (const [member, feature] of Object.entries(node.parse(members)))
        if (/^(@@)?[A-Za-z0-9]+(_static)?$/.test(member) && !isIn(feature)) newer.push(`${name}.${member}`);
  }
  return { versions, newer: newer.filter((name) => !KEPT.test(name)) };
}

/** Runs in a page, a frame or a worker before everything else. */
function takeAway(names: readonly string[]): void {
  const remove = (from: unknown, key: PropertyKey): void => {
    if ((typeof from !== 'object' && typeof from !== 'function') || from === null) return;
    Reflect.deleteProperty(from, key);
  };
  for (const name of names) {
    const [owner = '', member] = name.split('.');
    if (member === undefined) {
      remove(globalThis, owner);
      continue;
    }
    const holder: unknown = Reflect.get(globalThis, owner);
    const key: unknown = member.startsWith('@@') ? Reflect.get(Symbol, member.slice(2)) : member.replace('_static', '');
    if (typeof holder !== 'function' || (typeof key !== 'string' && typeof key !== 'symbol')) {
      if (typeof holder === 'object' && typeof key === 'string') remove(holder, key);
      continue;
    }
    remove(holder, key);
    if (!member.endsWith('_static')) remove(holder.prototype, key);
    // What a window or a worker has itself.
    if (/^(Window|WindowOrWorkerGlobalScope|WorkerGlobalScope|DedicatedWorkerGlobalScope)$/.test(owner))
      remove(globalThis, key);
  }
  // Without its constructor this class of the language is not there at all.
  if (names.includes('Iterator.Iterator')) remove(globalThis, 'Iterator');
}

export function baselineScript({ newer }: Baseline): string {
  return `(${takeAway.toString()})(${JSON.stringify(newer)});`;
}
