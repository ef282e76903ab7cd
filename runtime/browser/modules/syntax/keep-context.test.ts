import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import ts from 'typescript';
import { withInsertions, type Insertion } from '../../ground/positions/insertions.ts';
import { contextInsertions, inOrder } from './keep-context.ts';
import { rememberInsertions, withWrittenColumn } from '../../ground/positions/moved-columns.ts';
import { stripTypes } from './strip-types.ts';

/** What runs must be valid, must name every await, and every word of it must be found where it was written. */

const project = join(import.meta.dirname, '../../../..');

function kept(source: string): ReturnType<typeof stripTypes> & { insertions: readonly Insertion[] } {
  const parts = stripTypes(source);
  return { ...parts, insertions: inOrder(contextInsertions(parts.tokens, parts.functions, '$0_')) };
}

function countOf(root: ts.Node, isWanted: (node: ts.Node) => boolean): number {
  let count = isWanted(root) ? 1 : 0;
  root.forEachChild((child) => {
    count += countOf(child, isWanted);
  });
  return count;
}

function parsed(code: string): ts.SourceFile {
  const { diagnostics = [] } = ts.transpileModule(code, { reportDiagnostics: true, fileName: 'a.js' });
  assert.deepEqual(
    diagnostics.map(({ messageText }) => messageText),
    [],
    code,
  );
  return ts.createSourceFile('a.js', code, ts.ScriptTarget.Latest, false, ts.ScriptKind.JS);
}

const isLoop = (node: ts.Node): boolean => ts.isForOfStatement(node) && node.awaitModifier !== undefined;

function check(source: string): void {
  const { code, insertions, tokens } = kept(`${source}\nexport {};`);
  const runs = withInsertions(code, insertions);
  const before = parsed(code);
  const after = parsed(runs);
  const awaits = countOf(before, ts.isAwaitExpression);
  assert.equal(countOf(after, ts.isAwaitExpression), awaits, runs);
  assert.equal(runs.match(/\$0_\?\.r\(\$0_f,/g)?.length ?? 0, awaits, runs);
  assert.equal(countOf(after, isLoop), countOf(before, isLoop), runs);
  assert.equal(runs.match(/\$0_\.[ij]\(\$0_f,/g)?.length ?? 0, countOf(before, isLoop), runs);

  const url = `file:///${String(Math.random())}.ts`;
  rememberInsertions(url, code, insertions);
  const placeIn = (text: string, at: number): string => {
    const lines = text.slice(0, at).split('\n');
    return `${url}:${String(lines.length)}:${String((lines.at(-1) ?? '').length + 1)}`;
  };
  let shift = 0;
  let next = 0;
  for (const { start } of tokens) {
    for (; (insertions[next]?.at ?? Infinity) <= start; next++) shift += insertions[next]?.text.length ?? 0;
    assert.equal(withWrittenColumn(placeIn(runs, start + shift)), placeIn(code, start));
  }
}

describe('an await keeps the async context', () => {
  const sources = [
    'const a = await b\nawait c\n;(await d).e()',
    'const f = async () => await a; const g = async x => (await x).y, h = async ({ a }) => async (b) => await b;',
    'class A { async m() { return [await this.#x?.[0]`t`, ...await new B(1).c]; } #x; await() { return this.await; } }',
    'async function f() { try { await a() } catch { b } finally { await c } for await (const [x] of y(() => [1])) z(x) }',
    'if (a) for await (const x of y) { await x } else await -+!z, typeof await `${await a}`',
    'do await a; while (await b)',
    'async function* g() { yield await a; yield* await b } await (async function () { await 1 })(), await class { static a = 1 }.a',
    'await a as string; await b!.c!(); await (async <T>(x: T): Promise<T> => await x)(1); (await d satisfies E)',
    'const o = { await: 1, async a() { await b }, get c() { return o.await }, async *d() { for await (const await_ of e) {} } }',
  ];
  for (const source of sources) test(source, () => check(source));

  const files = readdirSync(join(project, 'runnable-examples'), { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => name.endsWith('.ts')))
    test(file, () => check(readFileSync(join(project, 'runnable-examples', file), 'utf8')));
});
