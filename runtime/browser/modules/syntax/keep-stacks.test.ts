import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { withInsertions } from '../../ground/positions/insertions.ts';
import { inOrder } from './keep-context.ts';
import { stackInsertions } from './keep-stacks.ts';
import { stripTypes } from './strip-types.ts';

const project = join(import.meta.dirname, '../../../..');
const NAME = '$0_';

function kept(source: string): string {
  const parts = stripTypes(source);
  return withInsertions(parts.code, inOrder(stackInsertions(parts, { name: NAME, isLeft: () => false })));
}

function countOf(root: ts.Node, isWanted: (node: ts.Node) => boolean): number {
  let count = isWanted(root) ? 1 : 0;
  root.forEachChild((child) => {
    count += countOf(child, isWanted);
  });
  return count;
}

function bodyOf(node: ts.Node): ts.Node | undefined {
  const hasBody =
    ts.isArrowFunction(node) ||
    ts.isFunctionExpression(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isConstructorDeclaration(node) ||
    ts.isAccessor(node);
  return hasBody ? node.body : undefined;
}

function hasWork(node: ts.Node): boolean {
  const body = bodyOf(node);
  return body !== undefined && !(ts.isBlock(body) && body.statements.length === 0);
}

test('each function of the examples is kept, and what runs is valid', () => {
  const folder = join(project, 'runnable-examples');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
  assert.ok(files.length > 0);
  for (const path of files) {
    const source = readFileSync(join(folder, path), 'utf8');
    const code = kept(source);
    const { diagnostics = [] } = ts.transpileModule(code, { reportDiagnostics: true, fileName: 'a.js' });
    assert.deepEqual(
      diagnostics.map(({ messageText }) => messageText),
      [],
      path,
    );
    const before = ts.createSourceFile('a.ts', source, ts.ScriptTarget.Latest, false, ts.ScriptKind.TS);
    assert.equal(code.split(`throw ${NAME}s(`).length - 1, countOf(before, hasWork), path);
  }
});

test('what a function throws and what it catches is written anew', () => {
  assert.equal(
    kept('const f = (x: number) => g(x);'),
    'const f = (x        ) =>{try{return( g(x))}catch($0_e){throw $0_s($0_e)}};',
  );
  assert.equal(kept('try { a(); } catch (e: unknown) { b(e); }'), 'try { a(); } catch (e         ) {$0_s(e); b(e); }');
  assert.equal(kept('function f() {}'), 'function f() {}');
});
