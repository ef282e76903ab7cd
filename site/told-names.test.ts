import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { z } from 'zod';
import { toldNames, type ToldExample } from './shown/told-names.ts';
import { examplesIn, toldIn } from './told-names.ts';

const root = join(import.meta.dirname, '..');
const all = await toldIn(root);

const numbers = z.array(z.number());
const schema: z.ZodType<ToldExample> = z.object({
  runs: z.lazy(() => z.record(z.string(), schema).exactOptional()),
  texts: z.array(z.object({ signature: z.string(), colours: z.string(), about: z.string().exactOptional() })),
  files: z.record(
    z.string(),
    z.object({
      names: numbers,
      declared: z.record(z.string(), z.array(z.tuple([z.number(), z.number(), z.number()]))),
    }),
  ),
});

function countNames(text: string): number {
  let count = 0;
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) count += 1;
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest));
  return count;
}

const ofRuns = { told: 0, all: 0 };

for (const [id, { files, runs }] of Object.entries(await examplesIn(root))) {
  test(`${id}: each file of TypeScript has its names told, each where it stands`, () => {
    const told = schema.parse(JSON.parse(all.get(id) ?? ''));
    for (const [file, text] of Object.entries(files).filter(([name]) => name.endsWith('.ts'))) {
      const names = toldNames(told, file);
      assert.equal(names.length, countNames(text), file);
      for (const { from, to } of names) assert.match(text.slice(from, to), /^[\p{L}_$][\p{L}\p{N}_$]*$/u, file);
      for (const declared of Object.keys(told.files[file]?.declared ?? {}))
        assert.notEqual(toldNames(told, file, declared).length, 0, `${file}#${declared}`);
    }
    for (const [run, own] of Object.entries(runs))
      for (const [file, text] of Object.entries(own).filter(([name]) => name.endsWith('.ts'))) {
        const names = toldNames(told.runs?.[run] ?? { texts: [], files: {} }, file);
        ofRuns.told += names.length;
        ofRuns.all += countNames(text);
        for (const { from, to } of names) assert.match(text.slice(from, to), /^[\p{L}_$][\p{L}\p{N}_$]*$/u, file);
      }
  });
}

test('what runs have instead has its names told, but where it is wrong on purpose', () => {
  assert.ok(ofRuns.told > 0.9 * ofRuns.all, `${String(ofRuns.told)} of ${String(ofRuns.all)}`);
});
