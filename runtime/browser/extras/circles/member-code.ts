import type { FileModule } from '../../modules/file-module.ts';
import { freeName } from '../../modules/kept.ts';
import type { Linking } from '../../modules/linking.ts';
import { withInsertions } from '../../ground/positions/insertions.ts';
import { isAwait } from '../../modules/syntax/operand.ts';
import { stripTypes } from '../../modules/syntax/strip-types.ts';

/**
 * The code of a file of a circle, as a generator in the scope of what it imports. At its first step its functions are
 * there, as in a module before any line of it has run, and it tells how its exports are read; at the second it takes what
 * does not change; at the third it runs. A name that is read too early fails as in a module: by itself.
 */
export interface MemberCode {
  /** What stands before the file's first line, on the same line. */
  readonly head: string;
  readonly code: string;
  readonly isAsync: boolean;
}

const END = '\n}}})';

/** As long as what it covers. */
function covered(code: string, { start, end }: { readonly start: number; readonly end: number }, by = ''): string {
  return code.slice(0, start) + by.padEnd(end - start) + code.slice(end);
}

/** `export default function f`, which is a declaration; what has no name is a value. */
const DECLARES = /^\s*(?:async\s+)?(?:function\b\s*(?:\*\s*)?|class\s+)(?!extends\b)([A-Za-z_$][\w$]*)/;

function hasTopLevelAwait(module: FileModule): boolean {
  const { tokens, functions } = stripTypes(module.source);
  return tokens.some(
    ({ start }, index) => isAwait(tokens, index) && !functions.some((part) => part.start <= start && start < part.end),
  );
}

/** @param constants the names of what is taken at the second step */
export function memberCode(module: FileModule, constants: readonly string[], { bodyOf }: Linking): MemberCode {
  const { syntax } = module;
  const { code, own } = bodyOf(module);
  const name = freeName(module.code, 4);
  const [scope, given] = [`${name}s`, `${name}c`];
  let text = code;
  for (const place of syntax.exportKeywords) text = covered(text, place);
  let local: string | undefined;
  for (const place of syntax.defaultExports) {
    local = DECLARES.exec(code.slice(place.end))?.[1];
    text = covered(text, place, local === undefined ? `let ${name}=` : '');
    local ??= name;
  }
  const exported = [
    ...syntax.locals.map((each) => [each.exported, each.local] as const),
    ...(local === undefined ? [] : [['default', local] as const]),
  ];
  const getters = exported.map(([as, of]) => `${JSON.stringify(as)}:()=>${of}`).join();
  const taken = [
    ...constants,
    ...own.flatMap((each) => each.split(',')).map((each) => each.replace(' as ', ':')),
  ].join();
  const isAsync = hasTopLevelAwait(module);
  const begin = `(function(${scope},${given}){with(${scope}){return ${isAsync ? 'async ' : ''}function*(){"use strict";`;
  return {
    head: `${begin}yield{${getters}};const{${taken}}=${given}();yield;`,
    code: `${withInsertions(text, module.context?.insertions ?? [])}${END}`,
    isAsync,
  };
}
