/** A clone as other systems make it: line ends and marks of Windows, in a folder with a name that no shell likes. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readCatalogue } from '#checker/catalogue.ts';
import { runNode } from '../support/project-copy.ts';
import { root } from '../support/root.ts';

const { assignments, examples } = await readCatalogue(root);
const [example] = examples;
const [assignment] = assignments;
if (example === undefined || assignment === undefined) throw new Error('There is no example, or no assignment.');

const rooms = ['assignments', 'bin', 'checker', 'lessons', 'runnable-examples', 'runtime', 'package.json'];
const content = ['assignments', 'lessons', 'runnable-examples'];
const MARK = '\uFEFF';

/** An editor's mark stands in what people write; a Git that converts adds none. */
function asOnWindows(text: string, mark = ''): string {
  return mark + text.replaceAll('\n', '\r\n');
}

function cloneOnWindows(base: string): string {
  const folder = join(base, "한글 폴더 & it's 100%");
  for (const room of rooms) cpSync(join(root, room), join(folder, room), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (path.startsWith('node_modules') || !/\.(mdx|mjs|json|ts)$/.test(path)) continue;
    const mark = content.some((room) => path.startsWith(room)) && /\.(mdx|ts)$/.test(path) ? MARK : '';
    writeFileSync(join(folder, path), asOnWindows(readFileSync(join(folder, path), 'utf8'), mark));
  }
  return folder;
}

test('a clone of Windows runs an example, and checks and submits an assignment as any other does', async () => {
  test.setTimeout(4 * 60_000);
  const base = mkdtempSync(join(tmpdir(), 'express-notebook-windows-'));
  try {
    const folder = cloneOnWindows(base);
    const proved = await runNode(folder, ['bin/example.ts', example.id]);
    for (const id of Object.keys(example.document.exchanges)) expect(proved.printed).toContain(`✓ ${id}`);
    expect(proved.code).toBe(0);

    const { id, solution, fingerprint } = assignment;
    const say = async (command: string): Promise<string> =>
      (await runNode(folder, ['bin/assignment.ts', command, id])).printed;
    await say('start');
    expect(await say('submit')).toContain('still the starter as it was given');
    const work = join(folder, 'my-work', id);
    for (const [path, text] of Object.entries(solution)) {
      mkdirSync(dirname(join(work, path)), { recursive: true });
      writeFileSync(join(work, path), asOnWindows(text, MARK));
    }
    expect(await say('check')).toContain('All checks passed.');
    expect(await say('submit')).toMatch(/my-work\/\S+\.zip/);
    // What is made of the same files is the same on every system.
    expect((await readCatalogue(folder)).assignments.find((each) => each.id === id)?.fingerprint).toBe(fingerprint);
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
});
