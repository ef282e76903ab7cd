import ts from 'typescript';
import { z } from 'zod';
import type { NodeDump } from '../node-library.ts';
import { minifiedFunction } from '../passes/minify.ts';
import { LIBRARY_PARAMETERS } from './fetched-library.ts';

/** Modules of Node's own that a part brings along, where the worker has something smaller in their place. */

/** `E('ERR_…', …)` of each code that the modules name; the worker declares those that every program can raise. */
function declarationsFor(texts: readonly string[], errors: string): string {
  const named = new Set(texts.flatMap((text) => text.match(/\bERR_[A-Z0-9_]+/g) ?? []));
  const file = ts.createSourceFile('errors.js', errors, ts.ScriptTarget.Latest, false, ts.ScriptKind.JS);
  return file.statements
    .flatMap((statement) => {
      const text = errors.slice(statement.getStart(file), statement.end);
      const [, code] = /^E\('(ERR_\w+)'/.exec(text) ?? [];
      return code !== undefined && named.has(code) ? [`if(!('${code}' in codes)){${text}}`] : [];
    })
    .join('\n');
}

/** The worker's own `internal/webidl` has only what others use of it. */
const WEBIDL = 'internal/webidl';

/**
 * Declarations: `<name>`, an object with the modules, each compiled when it is first asked for under its own name, and
 * `declareErrors`, a function that declares what they throw.
 */
export function ownModules({ natives }: NodeDump, name: string, isOwn: (id: string) => boolean): string {
  const wholeWebidl = `internal/whole_webidl_of_${name}`;
  const texts = Object.entries(natives).flatMap(([id, text]): [string, string][] =>
    isOwn(id) && typeof text === 'string'
      ? [[id, text.replaceAll(`require('${WEBIDL}')`, `require('${wholeWebidl}')`)]]
      : [],
  );
  const all: readonly (readonly [string, string])[] = [...texts, [wholeWebidl, z.string().parse(natives[WEBIDL])]];
  const sources = Object.fromEntries(
    all.map(([id, text]) => [id, `(${minifiedFunction(LIBRARY_PARAMETERS, `"use strict";${text}`)})`]),
  );
  const declarations = declarationsFor(
    all.map(([, text]) => text),
    z.string().parse(natives['internal/errors']),
  );
  const read = `(evaluate=>Object.fromEntries(Object.entries(${JSON.stringify(sources)}).map(([id,text])=>[id,(...all)=>evaluate(text+'\\n//# sourceURL=node:'+id)(...all)])))(eval)`;
  return `const ${name}=${read},declareErrors=(E,codes)=>{${declarations}};`;
}
