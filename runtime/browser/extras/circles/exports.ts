import type { FileModule } from '../../modules/file-module.ts';
import { member } from '../../ground/library.ts';

/** What the files of a circle see of each other and of others: always as it is at that moment. */

export type Getter = () => unknown;

export interface MemberExports {
  /** Its own and what it hands on by name. */
  readonly named: Map<string, Getter>;
  /** What it hands on as a whole: of its circle, and of others, whose names are known when they have run. */
  readonly wholes: MemberExports[];
  readonly foreign: (() => object | undefined)[];
}

export const noExports = (): MemberExports => ({ named: new Map(), wholes: [], foreign: [] });

/** All names that are known before anything runs. */
export function namesOf(exports: MemberExports, seen = new Set<MemberExports>()): readonly string[] {
  if (seen.has(exports)) return [];
  seen.add(exports);
  const handed = exports.wholes.flatMap((each) => namesOf(each, seen)).filter((name) => name !== 'default');
  return [...new Set([...exports.named.keys(), ...handed])];
}

/** Undefined where nobody has the name yet. */
export function getterOf(exports: MemberExports, name: string, seen = new Set<MemberExports>()): Getter | undefined {
  if (seen.has(exports)) return undefined;
  seen.add(exports);
  const own = exports.named.get(name);
  if (own !== undefined || name === 'default') return own;
  for (const each of exports.wholes) {
    const found = getterOf(each, name, seen);
    if (found !== undefined) return found;
  }
  const holder = exports.foreign.map((each) => each()).find((each) => each !== undefined && name in each);
  return holder === undefined ? undefined : () => member(holder, name);
}

/** In V8's words, and where the name was read: what fails by itself does so in the file that has it. */
export function readAs(name: string, get: Getter | undefined): unknown {
  try {
    if (get !== undefined) return get();
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
  }
  throw new ReferenceError(`Cannot access '${name}' before initialization`);
}

const spaces = new WeakMap<MemberExports, object>();

/** What `import * as` and `import()` give: the same to everybody. */
export function namespaceOf(exports: MemberExports): object {
  const known = spaces.get(exports);
  if (known !== undefined) return known;
  const space = {};
  spaces.set(exports, space);
  Object.setPrototypeOf(space, null);
  for (const name of [...namesOf(exports)].sort())
    Object.defineProperty(space, name, { get: () => readAs(name, getterOf(exports, name)), enumerable: true });
  Object.defineProperty(space, Symbol.toStringTag, { value: 'Module' });
  return Object.preventExtensions(space);
}

/** Whether it is there before a line of the file has run. */
export function isHoisted({ syntax }: FileModule, exported: string): boolean {
  const local = syntax.locals.find((each) => each.exported === exported)?.local;
  return local !== undefined && syntax.functions.includes(local);
}
