import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { parse } from 'yaml';
import { z } from 'zod';
import { whole } from './content-and-proofs/whole.ts';
import { everything } from './test/everything.ts';

const root = resolve(import.meta.dirname, '..');
const own = '.github/workflows';
const files = ['course/checks.yml', ...readdirSync(resolve(root, own)).map((name) => `${own}/${name}`)];
const workflowOf = (text: string): unknown => parse(text);
const textOf = (file: string): string => readFileSync(resolve(root, file), 'utf8');

/** The schema's package holds it as a type, so the compiler is what validates. */
function problemsOf(workflows: readonly unknown[]): readonly string[] {
  const folder = mkdtempSync(join(root, '.recorded-workflow-'));
  const file = join(folder, 'workflow.ts');
  try {
    const type =
      "import type { HttpsJsonSchemastoreOrgGithubWorkflowJson as Workflow } from '@schemastore/github-workflow';\n";
    const values = workflows.map(
      (each, index) => `export const workflow${index}: Workflow = ${JSON.stringify(each)};\n`,
    );
    writeFileSync(file, type + values.join(''));
    const options = { strict: true, noEmit: true, skipLibCheck: true, types: [], module: ts.ModuleKind.NodeNext };
    return ts
      .getPreEmitDiagnostics(ts.createProgram([file], options))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('the workflows, for a course repository and our own, are such that GitHub takes', () => {
  assert.ok(files.length > 1);
  assert.deepEqual(problemsOf(files.map((file) => workflowOf(textOf(file)))), []);
  const planted = files.map((file) => workflowOf(textOf(file).replace('runs-on:', 'runs-no:')));
  assert.equal(problemsOf(planted).length, files.length);
});

test('they call commands that exist', () => {
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')));
  for (const file of files) {
    for (const [, command = ''] of textOf(file).matchAll(/npm run -s (\S+)/g)) assert.ok(scripts[command], command);
    for (const [, path = ''] of textOf(file).matchAll(/node (bin\/\S+)/g))
      assert.ok(existsSync(resolve(root, path)), path);
  }
});

test('together they do all that npm test does', () => {
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')));
  const called = [...textOf(`${own}/test.yml`).matchAll(/npm run -s (\S+)|(node bin\/\S+)/g)];
  const done = called.map(([, name, program]) =>
    name === undefined ? program : `npm run -s ${name} ${scripts[name]}`,
  );
  if (done.some((each) => each?.includes('bin/content-and-proofs.ts') === true))
    done.push(...whole.map((path) => `node ${path}`));
  for (const { name, command } of everything) {
    const [, ...rest] = command;
    const wanted = command[0] === 'npm' ? command.join(' ') : `node ${rest.join(' ')}`;
    assert.ok(done.join('\n').includes(wanted), `${name}: ${wanted}`);
  }
});

test('a branch that is published as it is keeps the folders that begin with an underscore', () => {
  assert.ok(existsSync(resolve(root, 'site/public/.nojekyll')));
});
