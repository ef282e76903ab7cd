import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { parse } from 'yaml';

const root = resolve(import.meta.dirname, '..');
const text = readFileSync(resolve(root, 'course/checks.yml'), 'utf8');

/** The schema's package holds it as a type, so the compiler is what validates. */
function problemsOf(workflow: unknown): readonly string[] {
  const folder = mkdtempSync(join(root, '.recorded-workflow-'));
  const file = join(folder, 'workflow.ts');
  try {
    const type =
      "import type { HttpsJsonSchemastoreOrgGithubWorkflowJson as Workflow } from '@schemastore/github-workflow';\n";
    writeFileSync(file, `${type}export const workflow: Workflow = ${JSON.stringify(workflow)};\n`);
    const options = { strict: true, noEmit: true, skipLibCheck: true, types: [], module: ts.ModuleKind.NodeNext };
    return ts
      .getPreEmitDiagnostics(ts.createProgram([file], options))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('the workflow for a course repository is one that GitHub takes', () => {
  assert.deepEqual(problemsOf(parse(text)), []);
  assert.notDeepEqual(problemsOf(parse(text.replace('runs-on:', 'runs-no:'))), []);
});

test('it calls a command that exists', () => {
  const [, command = ''] = /npm run -s (\S+)/.exec(text) ?? [];
  const manifest = readFileSync(resolve(root, 'package.json'), 'utf8');
  assert.match(manifest, new RegExp(`"${command}": "node bin/`));
});
