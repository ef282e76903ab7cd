import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KeptMutants } from './catalogue.ts';
import { mutantsOf, mutationKey, problemsOfMutants } from './mutants.ts';
import { inEnglish } from './to-mend.ts';

const given = 'export const given = 404;\n';

function mutated(text: string): readonly string[] {
  const solution = { 'main.ts': text, 'given.ts': given };
  return mutantsOf({ starter: { 'main.ts': '// TODO\n', 'given.ts': given }, solution }).map(({ files }) => {
    assert.equal(files['given.ts'], given);
    return files['main.ts'] ?? '';
  });
}

const kinds: readonly (readonly [kind: string, text: string, mutant: string])[] = [
  ['a status code', 'res.status(404).end();', 'res.status(405).end();'],
  ['a link of the chain', "res.status(404).set('A', b).end();", 'res.status(404).end();'],
  ['a statement', 'a();\nb();\n', 'a();\n\n'],
  ['the order of a registration', 'app.use(a);\napp.use(b);\n', 'app.use(b);\napp.use(a);\n'],
  ['one handler of several', 'app.use(a, b);', 'app.use(b);'],
  ['two arguments', 'merged(a, b);', 'merged(b, a);'],
  ['a condition', 'if (a === b) c();', 'if (true) c();'],
  ['half a condition', 'x = a && b;', 'x = a;'],
  ['a bound', 'x = a < 5;', 'x = a <= 5;'],
  ['a default', 'x = a ?? 5;', 'x = a;'],
  ['a way at a fork', 'x = a ? b : c;', 'x = c;'],
  ['a text', "x = 'abc';", "x = '';"],
  ['a part of a text', 'x = `no ${a} here`;', 'x = `no ${a}`;'],
  ['a value in a text', 'x = `no ${a} here`;', 'x = `no  here`;'],
  ['an anchor of a pattern', 'x = /^a+$/.test(b);', 'x = /a+$/.test(b);'],
  ['a flag of a pattern', 'x = /^a+$/i.test(b);', 'x = /^a+$/.test(b);'],
  ['a member', 'x = { a, b };', 'x = { b };'],
  ['what wins', 'x = { ...a, b };', 'x = { b, ...a };'],
  ['who waits', 'await a();', 'a();'],
  ['a call that is like it', 'x = z.number().min(0);', 'x = z.number().gt(0);'],
  ['what it returns', 'x = () => a.b;', 'x = () => undefined;'],
  ['a chain that may end', 'x = a?.b;', 'x = a.b;'],
  ['a flag', 'x = true;', 'x = false;'],
];

for (const [kind, text, mutant] of kinds)
  test(`a mutant changes ${kind}`, () => assert.ok(mutated(text).includes(mutant), mutated(text).join('\n')));

test('types, imports, and how a program comes to listen are no mutants', () => {
  const text = `import express from 'express';\ninterface A { readonly b: 'c' }\nconst app: A<'d'> = express();\n`;
  assert.deepEqual(mutated(text), []);
  const listens = mutated(`app.listen(a, () => { console.log('Listening'); });`);
  assert.ok(!listens.some((mutant) => mutant !== '' && !mutant.includes('Listening')), listens.join('\n'));
});

test('an id stays where lines move, and tells equal places apart', () => {
  const ids = (text: string): readonly string[] =>
    mutantsOf({ starter: { 'main.ts': '' }, solution: { 'main.ts': text } }).map(({ id }) => id);
  const before = ids('a(1);\na(1);\n');
  assert.equal(new Set(before).size, before.length);
  assert.deepEqual(ids('// A comment.\n\na(1);\na(1);\n'), before);
});

test('a result that is older than checks or solution is refused, and so is an open mutant', () => {
  const assignment = { id: 'a/b', checksText: 'x', starter: { 'main.ts': '' }, solution: { 'main.ts': 'a(1);' } };
  const kept: KeptMutants = { of: mutationKey(assignment), killed: 2, spared: [], open: [] };
  assert.deepEqual(problemsOfMutants({ ...assignment, mutants: kept }), []);
  const refused = [
    { ...assignment, mutants: undefined },
    { ...assignment, mutants: { ...kept, open: ['main.ts: 1 → 2 in a(1)'] } },
    { ...assignment, mutants: kept, checksText: 'y' },
    { ...assignment, mutants: kept, solution: { 'main.ts': 'a(2);' } },
  ];
  for (const each of refused) assert.equal(problemsOfMutants(each).length, 1);
  // Of a folder of the teacher's own, the command names that folder.
  const [said] = problemsOfMutants({ ...assignment, mutants: undefined }, '/private');
  assert.match(inEnglish(said ?? ''), /npm run mutants -- a\/b --checks \/private$/);
});
