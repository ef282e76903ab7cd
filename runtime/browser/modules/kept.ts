import { ContextualKeyword } from 'sucrase/dist/parser/tokenizer/keywords.js';
import { isWebkit, ownStack } from '../ground/positions/v8-stack.ts';
import type { FileModule } from './file-module.ts';
import type { Insertion } from '../ground/positions/insertions.ts';
import { contextInsertions, inOrder, type Ordered } from './syntax/keep-context.ts';
import { stackInsertions } from './syntax/keep-stacks.ts';
import type { Stripped } from './syntax/strip-types.ts';

/** What is inserted into a file of the program, so that it keeps what another engine, or a page, would lose. */

/** A name of the same length as what it replaces, that the file does not use. */
export function freeName(code: string, length: number): string {
  for (let i = 0; ; i++) {
    const name = `$${i.toString(36)}`.padEnd(length, '_').slice(0, length);
    if (!code.includes(name)) return name;
  }
}

/** An error on its way out of a function or into a `catch`. */
export function own(error: unknown): unknown {
  ownStack(error);
  return error;
}

interface Using {
  readonly insertions: (parts: Stripped, name: string) => readonly Ordered[];
  readonly scope: (isAsync: boolean) => object;
}
let using: Using | undefined;

/** Where the engine does not know `using`; the extras bring it. */
export function lowerUsing(by: Using): void {
  using = by;
}

export function usingScope(isAsync: boolean): object | undefined {
  return using?.scope(isAsync);
}

/** Undefined where nothing is inserted. */
export function contextFor(parts: Stripped, keepsContext: boolean): FileModule['context'] {
  if (!keepsContext && !isWebkit && using === undefined) return undefined;
  const { code, tokens, functions } = parts;
  const name = freeName(code, 3);
  const ofContext = keepsContext ? contextInsertions(tokens, functions, name) : [];
  // What awaits has got a body to keep its store in.
  const isLeft = (index: number): boolean =>
    keepsContext && [index - 1, index].some((at) => tokens[at]?.contextualKeyword === ContextualKeyword._async);
  const ofStacks = isWebkit ? stackInsertions(parts, { name, isLeft }) : [];
  const ofUsing = using?.insertions(parts, name) ?? [];
  const imports = [
    ...(keepsContext ? [`awaits as ${name},holder as ${name}f`] : []),
    ...(isWebkit ? [`own as ${name}s`] : []),
    ...(ofUsing.length > 0 ? [`using as ${name}u`] : []),
  ];
  return { imports: imports.join(), insertions: inOrder([...ofContext, ...ofStacks, ...ofUsing]) };
}

/** As `contextFor`, of the program's CommonJS: undefined where the engine has V8's stacks. */
export function stacksFor(
  parts: Stripped,
): { readonly name: string; readonly insertions: readonly Insertion[] } | undefined {
  if (!isWebkit) return undefined;
  const name = freeName(parts.code, 3);
  return { name: `${name}s`, insertions: inOrder(stackInsertions(parts, { name, isLeft: () => false })) };
}
