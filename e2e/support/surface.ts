import type { Runtime } from '../../runtime/contract.ts';
import { runToEnd } from '../contract/behaviour.ts';

/** What a program can reach by name: the exports of Node's modules, `process`, the globals, members of prototypes. */

/** `crypto.Hash#update`, and what it is: `function`, `object`, …; `unavailable` is what throws by its own name. */
export type Surface = ReadonlyMap<string, string>;

/** Names what is fetched only where it is named, so that the page brings all that it has. */
const program = `import 'node:zlib';
import 'node:sqlite';
import 'node:perf_hooks';
import 'node:test';
import { webcrypto } from 'node:crypto';
void webcrypto;
import { createRequire } from 'node:module';
void createRequire;
const told = new Set<string>();
const isUnavailable = (value: unknown): boolean =>
  typeof value === 'function' && String(value).includes('ERR_FEATURE_UNAVAILABLE_ON_PLATFORM');
const tell = (name: string, of: any, key: PropertyKey): unknown => {
  let value: unknown;
  try { value = Reflect.get(of, key); } catch { console.log(name + ' accessor'); return undefined; }
  console.log(name + ' ' + (isUnavailable(value) ? 'unavailable' : typeof value));
  return value;
};
const members = (id: string, of: any): void => {
  for (const name of Object.getOwnPropertyNames(of)) {
    const value: any = tell(id + '.' + name, of, name);
    if (typeof value !== 'function' || isUnavailable(value)) continue;
    const prototype = Object.getOwnPropertyDescriptor(value, 'prototype')?.value;
    if (typeof prototype !== 'object' || prototype === null) continue;
    for (const member of Object.getOwnPropertyNames(prototype)) {
      if (member === 'constructor') continue;
      const { value: own } = Object.getOwnPropertyDescriptor(prototype, member) ?? {};
      console.log(id + '.' + name + '#' + member + ' ' + (typeof own === 'function' ? 'function' : 'accessor'));
    }
  }
};
for (const id of process.argv.slice(2)) {
  const of = process.getBuiltinModule(id);
  if (of === undefined) console.log(id + ' undefined');
  else members(id, of);
}
members('process', process);
members('globalThis', globalThis);
process.exit();`;

export async function surfaceOf(runtime: Runtime, modules: readonly string[]): Promise<Surface> {
  const { lines } = await runToEnd(runtime, program, { args: modules, flags: ['--no-warnings'] });
  const entries = lines('stdout').map((line): [string, string] => {
    const at = line.lastIndexOf(' ');
    return [line.slice(0, at), line.slice(at + 1)];
  });
  return new Map(entries);
}
