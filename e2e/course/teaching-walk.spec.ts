/** TEACHING.md walks from an empty folder to a graded class: what it shows is written and typed, in its order. */
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { copyProject } from '../support/project-copy.ts';
import { root } from '../support/root.ts';

const SECTION = /^## Write an assignment\n([\s\S]*?)^## /m;
/** A fence, also in a list: its indentation is not of its text. */
const FENCE = /^( *)```(\w+)(?: file=(\S+))?\n([\s\S]*?)^\1```$/gm;
const WITHIN_MS = 240_000;

interface Step {
  /** Undefined where the text is commands. */
  readonly file: string | undefined;
  readonly text: string;
}

function stepsOf(teaching: string): readonly Step[] {
  const [, section = ''] = SECTION.exec(teaching) ?? [];
  return [...section.matchAll(FENCE)].map(([, indent = '', , file, text = '']) => ({
    file,
    text: text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  }));
}

const Scripts = z.object({ scripts: z.record(z.string(), z.string()) });

/** `npm run x -- a` as what it runs: what npm itself would add is installing, which the copy need not. */
function typed(line: string, scripts: Readonly<Record<string, string>>): string {
  const [, name = '', args = ''] = /^npm run (\S+)(?: -- (.*))?$/.exec(line) ?? [];
  return name === '' ? line : `${scripts[name] ?? `no-script-${name}`} ${args}`;
}

test('teaching › the walk from an empty folder to a graded class', async () => {
  test.setTimeout(WITHIN_MS);
  using project = copyProject();
  const { scripts } = Scripts.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const run = promisify(execFile);
  const printed: string[] = [];
  for (const { file, text } of stepsOf(readFileSync(join(root, 'TEACHING.md'), 'utf8'))) {
    if (file !== undefined) {
      const path = join(project.folder, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      continue;
    }
    for (const line of text.trimEnd().split('\n')) {
      // Rejects with all that it printed where a command ends with another code than 0.
      const { stdout } = await run('sh', ['-c', typed(line, scripts)], {
        cwd: project.folder,
        env: { ...process.env, PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}` },
      });
      printed.push(`$ ${line}`, stdout);
    }
  }
  expect(printed.join('\n')).toMatch(/\d+ of \d+ killed/);
  const rows = readFileSync(join(project.folder, 'results/results.csv'), 'utf8').trim().split(/\r?\n/);
  expect(rows.map((row) => row.split(',').slice(0, 2).join(' ')).join('\n')).toMatch(/ana 3[\s\S]*ben 0/);
});
