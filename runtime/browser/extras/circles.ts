import { member } from '../ground/library.ts';
import { rememberSource } from '../ground/positions/sources.ts';
import { addressOf } from '../modules/address.ts';
import type { FileModule } from '../modules/file-module.ts';
import { REGISTRY, type Linking } from '../modules/linking.ts';
import type { Resolved } from '../modules/resolved.ts';
import type { ImportedName, ModuleRequest } from '../modules/syntax/module-syntax.ts';
import { compiled, COMPILED_BEHIND } from './compiled.ts';
import { bindingsFromClause, isWholeExport } from './circles/clauses.ts';
import {
  getterOf,
  isHoisted,
  namespaceOf,
  namesOf,
  noExports,
  readAs,
  type Getter,
  type MemberExports,
} from './circles/exports.ts';
import { findGroup, importedFiles } from './circles/find-group.ts';
import { memberCode } from './circles/member-code.ts';

/**
 * Runs the files that import each other in a circle, as a browser's own modules cannot: none of them can have the
 * address of another before its text is whole. To the other files each of them looks like a module.
 */

type Steps = Generator<Record<string, Getter>> | AsyncGenerator<Record<string, Getter>>;

interface Member {
  readonly module: FileModule;
  readonly exports: MemberExports;
  /** What it imports, by the name that it has there: read whenever it is named. */
  readonly scope: Map<string, Getter>;
  /** The same, where it never changes: taken once, so that a call of it is a plain call. */
  readonly constants: Map<string, Getter>;
  isAsync: boolean;
  steps: Steps | undefined;
  own: Record<string, Getter>;
}

const quoted = JSON.stringify;
const members = new Map<FileModule, Member>();
let groups = 0;

/** What `import()` gives of a file that runs here. */
export function seenFromOutside(module: FileModule): object | undefined {
  const found = members.get(module);
  return found === undefined ? undefined : namespaceOf(found.exports);
}

export function linkCircles(entry: FileModule, linking: Linking): void {
  const { files, lastOf } = findGroup(entry, linking, (module) => members.has(module));
  if (files.length === 0) return;
  const key = `circle:${String((groups += 1))}`;
  const spaces = new Map<string, object>();
  const all = files.map(memberOf);
  for (const each of all) members.set(each.module, each);
  for (const each of all) connect(each, spaces, linking);
  for (const each of all) compile(each, linking);
  linking.registry[key] = {
    init: () => initialize(all),
    run: (index: number) => (all[index] === undefined ? undefined : stepOf(all[index])),
    give: (url: string, space: object) => void spaces.set(url, space),
    read: (index: number, name: string) => all[index] && getterOf(all[index].exports, name)?.(),
  };
  const steps = steppingModules(all, key, linking);
  all.forEach((each, index) => {
    const last = steps.get(lastOf.get(each.module) ?? each.module) ?? '';
    each.module.url = facade(each, index, { key, last, linking });
  });
}

function memberOf(module: FileModule): Member {
  const made: Member = {
    module,
    exports: noExports(),
    scope: new Map(),
    constants: new Map(),
    isAsync: false,
    steps: undefined,
    own: {},
  };
  const { locals, defaultExports } = module.syntax;
  const names = [...locals.map(({ exported }) => exported), ...(defaultExports.length > 0 ? ['default'] : [])];
  for (const name of names) made.exports.named.set(name, () => readAs(name, made.own[name]));
  return made;
}

interface Import {
  readonly request: ModuleRequest;
  readonly target: Resolved;
  /** Where it is a file that runs here. */
  readonly inGroup: Member | undefined;
}

function importsOf({ module }: Member, linking: Linking): readonly Import[] {
  const files = importedFiles(module, linking);
  return module.syntax.requests.flatMap((request, index) => {
    const target = module.targets[index];
    const file = files[index];
    return target === undefined ? [] : [{ request, target, inGroup: file && members.get(file) }];
  });
}

/** What stands behind each name that the file imports, and behind what it hands on. */
function connect(each: Member, spaces: ReadonlyMap<string, object>, linking: Linking): void {
  const { exports, scope, constants } = each;
  for (const { request, target, inGroup } of importsOf(each, linking)) {
    const values = target.kind === 'file' ? undefined : linking.valuesOf(target);
    const url = inGroup === undefined ? (linking.urlOf(target, request.attribute) ?? '') : '';
    const space = (): object | undefined => values ?? spaces.get(url);
    if (isWholeExport(request.clause)) {
      if (inGroup === undefined) exports.foreign.push(space);
      else exports.wholes.push(inGroup.exports);
      continue;
    }
    for (const { imported, local } of bindingsFromClause(request.clause)) {
      const get = inGroup === undefined ? ofSpace(space, imported) : ofCircle(inGroup, imported, local);
      if (request.isReexport) exports.named.set(local, get);
      else if (values !== undefined || (inGroup !== undefined && isHoisted(inGroup.module, imported)))
        constants.set(local, get);
      else scope.set(local, get);
    }
  }
}

function ofSpace(space: () => object | undefined, imported: string): Getter {
  return () => {
    const found = space();
    return imported === '*' ? found : member(found, imported);
  };
}

function ofCircle({ exports }: Member, imported: string, local: string): Getter {
  return imported === '*' ? () => namespaceOf(exports) : () => readAs(local, getterOf(exports, imported));
}

function compile(each: Member, linking: Linking): void {
  const { module, scope, constants } = each;
  const { head, code, isAsync } = memberCode(module, [...constants.keys()], linking);
  const url = `file://${module.path}`;
  rememberSource(url, module.code, COMPILED_BEHIND + head.length);
  const make = compiled(`${head}${code}`, url);
  if (typeof make !== 'function') throw new Error('What was compiled is a function.');
  const visible = {};
  Object.setPrototypeOf(visible, null);
  for (const [name, get] of scope) Object.defineProperty(visible, name, { get, set: refuse });
  const own = linking.ownOf(module.path);
  const given = (): object => ({ ...own, ...Object.fromEntries([...constants].map(([name, get]) => [name, get()])) });
  const begin: unknown = Reflect.apply(make, undefined, [visible, given]);
  if (typeof begin !== 'function') throw new Error('What was compiled gives a generator.');
  each.isAsync = isAsync;
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- what member-code.ts has written
  each.steps = Reflect.apply(begin, undefined, []) as Steps;
}

function refuse(): never {
  throw new TypeError('Assignment to constant variable.');
}

/** At once, but where a file of the circle awaits. */
function initialize(all: readonly Member[]): Promise<void> | undefined {
  if (all.some(({ isAsync }) => isAsync)) return initializeSlowly(all);
  for (const each of all) takeOwn(each, stepOf(each));
  for (const each of all) void stepOf(each);
  return undefined;
}

async function initializeSlowly(all: readonly Member[]): Promise<void> {
  for (const each of all) takeOwn(each, await stepOf(each));
  for (const each of all) await stepOf(each);
}

/** A promise where the file awaits. */
function stepOf({ steps }: Member): unknown {
  return steps?.next();
}

function takeOwn(of: Member, step: unknown): void {
  const value: unknown = typeof step === 'object' && step !== null ? Reflect.get(step, 'value') : undefined;
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- what member-code.ts has written
  of.own = value as Record<string, Getter>;
}

/** Modules that run one file each, behind what Node would run before it. @returns their addresses */
function steppingModules(all: readonly Member[], key: string, linking: Linking): ReadonlyMap<FileModule, string> {
  const here = `globalThis[${quoted(REGISTRY)}][${quoted(key)}]`;
  const awaits = all.some(({ isAsync }) => isAsync) ? 'await ' : '';
  let last = addressOf(`${all.map((each) => checksOf(each, linking)).join('')}${awaits}${here}.init();`);
  const visited = new Set<Member>();
  const steps = new Map<FileModule, string>();
  let before: string[] = [];
  let spaces = 0;
  const visit = (each: Member): void => {
    visited.add(each);
    for (const { request, target, inGroup } of importsOf(each, linking)) {
      if (inGroup !== undefined && all.includes(inGroup)) {
        if (!visited.has(inGroup)) visit(inGroup);
      } else if (target.kind === 'file') {
        const url = linking.urlOf(target, request.attribute) ?? '';
        const name = `n${String((spaces += 1))}`;
        before.push(
          `import*as ${name} from${quoted(url)};${here}.give(${quoted(url)},${name});${checkOf(request.names, url)}`,
        );
      }
    }
    const index = all.indexOf(each);
    const waits = each.isAsync ? 'await ' : '';
    last = addressOf(`import${quoted(last)};${before.join('')}${waits}${here}.run(${String(index)});`);
    steps.set(each.module, last);
    before = [];
  };
  const root = all.at(-1);
  if (root !== undefined) visit(root);
  return steps;
}

/** An import by which the engine itself says that a name is not there. In a module of its own, whose names are free. */
function checkOf(names: readonly ImportedName[], url: string): string {
  if (names.length === 0) return '';
  const list = names.map(({ name }, at) => `${quoted(name)} as _${String(at)}`).join();
  return `import${quoted(addressOf(`import{${list}}from${quoted(url)};`))};`;
}

/** Before anything runs: of what has no lines of its own that would run by it. */
function checksOf(each: Member, linking: Linking): string {
  return importsOf(each, linking)
    .map(({ request: { names, attribute }, target, inGroup }) => {
      if (target.kind !== 'file') return checkOf(names, linking.urlOf(target, attribute) ?? '');
      const handsOn = inGroup !== undefined && inGroup.exports.wholes.length + inGroup.exports.foreign.length > 0;
      return inGroup === undefined || handsOn ? '' : checkOf(names, namesModule(inGroup));
    })
    .join('');
}

/** Variables for these names, and what exports them. */
function declared(names: readonly string[]): { readonly lets: string; readonly list: string } {
  return {
    lets: names.map((_, at) => `let _${String(at)};`).join(''),
    list: `export{${names.map((name, at) => `_${String(at)} as ${quoted(name)}`).join()}};`,
  };
}

function namesModule({ module, exports }: Member): string {
  const { lets, list } = declared(namesOf(exports));
  module.names ??= addressOf(`${lets}${list}`);
  return module.names;
}

interface Around {
  readonly key: string;
  readonly last: string;
  readonly linking: Linking;
}

/** What the other files import: it has the values when the circle has run. */
function facade(each: Member, index: number, { key, last, linking }: Around): string {
  const names = namesOf(each.exports);
  const { lets, list } = declared(names);
  const fill = names.map((name, at) => `_${String(at)}=read(${quoted(name)});`).join('');
  const wholes = importsOf(each, linking).map(({ request: { clause, attribute }, target, inGroup }) =>
    isWholeExport(clause) && inGroup === undefined ? `export*from${quoted(linking.urlOf(target, attribute))};` : '',
  );
  const read = `const read=(name)=>globalThis[${quoted(REGISTRY)}][${quoted(key)}].read(${String(index)},name);`;
  return addressOf(`import${quoted(last)};${lets}${read}${fill}${list}${wholes.join('')}`);
}
