/** A program as a folder: it runs in Node as it did in the page, and comes back. */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import own from '../../package.json' with { type: 'json' };
import type { Page, TestInfo } from '@playwright/test';
import { button, expect, rewrite, root, test } from '../support/fixtures.ts';
import { freePort } from '../support/ports.ts';
import { addFile, keptPrograms, openFile, openScratch, type ScratchPage } from '../support/scratch.ts';
import { shownText } from '../support/subject.ts';

const MAIN = `import express from 'express';
import { z } from 'zod';
import { greeting } from './lib/greeting.ts';

const app = express();
app.use(express.json());
app.post('/', (req, res) => res.status(201).json({ greeting, ...z.object({ name: z.string() }).parse(req.body) }));
app.listen(Number(process.env['PORT'] ?? 3000), () => console.log('listening'));
`;

/** Writes a program with a file beside its entry and a variable that a shell would read otherwise. */
async function write(page: Page, opened: ScratchPage): Promise<void> {
  await opened.name.fill('Häuser & Höfe');
  await addFile(page, opened, 'lib/greeting.ts', "export const greeting = process.env['GREETING'];\n");
  await openFile(opened, 'main.ts');
  await rewrite(page, opened.code.locator('[data-open]'), MAIN);
  await opened.code.getByLabel('Value of GREETING').fill(`it's #1 "of" $HOME`);
  const [request] = await opened.requests.all();
  await request?.getByLabel('Path').fill('/');
  await request?.locator('[name="body"]').fill('{ "name": "Ada" }');
}

async function exported(page: Page, opened: ScratchPage, info: TestInfo): Promise<string> {
  const [saved] = await Promise.all([page.waitForEvent('download'), button(opened.scratch, 'Export').click()]);
  expect(saved.suggestedFilename()).toBe('hauser-hofe.zip');
  const path = info.outputPath('hauser-hofe.zip');
  await saved.saveAs(path);
  await expect(opened.said).toContainText('npm install and npm start');
  return path;
}

/** As a reader would; the packages of this project stand in for what npm would fetch. */
function unpack(zip: string, folder: string): string {
  for (const [path, bytes] of Object.entries(unzipSync(readFileSync(zip)))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  const made = join(folder, 'hauser-hofe');
  symlinkSync(join(root, 'node_modules'), join(made, 'node_modules'));
  return made;
}

test('an exported folder starts in Node with npm start and answers as in the page', async ({ page }, info) => {
  const opened = await openScratch(page);
  await write(page, opened);
  const first = opened.requests.nth(0);
  await button(first, 'Send').click();
  await expect(first).toHaveAttribute('data-status', '201');
  const inPage: unknown = JSON.parse(await first.locator('[data-part="body"]').innerText());

  const folder = unpack(await exported(page, opened, info), info.outputPath('unpacked'));
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const { dependencies } = own;
  expect(manifest).toMatchObject({
    dependencies: { express: dependencies.express, zod: dependencies.zod },
    engines: { node: '>=22.18' },
  });
  const port = await freePort();
  const program = spawn('npm', ['start', '--silent'], {
    cwd: folder,
    env: { ...process.env, PORT: String(port) },
    detached: true,
  });
  try {
    const printed: string[] = [];
    program.stdout.on('data', (text: Buffer) => printed.push(text.toString()));
    program.stderr.on('data', (text: Buffer) => printed.push(text.toString()));
    await expect.poll(() => printed.join('')).toContain('listening');
    const response = await fetch(`http://127.0.0.1:${port}/`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{ "name": "Ada" }',
    });
    expect(response.status).toBe(201);
    expect(await response.json()).toEqual(inPage);
    expect(inPage).toEqual({ greeting: `it's #1 "of" $HOME`, name: 'Ada' });
  } finally {
    // npm starts it through a shell: all of them end.
    if (program.pid !== undefined) process.kill(-program.pid);
  }
});

for (const [way, nth] of [
  ['a zip', 0],
  ['a folder', 1],
] as const) {
  test(`${way} comes back as a program of its own, whole, and does not run`, async ({ page }, info) => {
    const opened = await openScratch(page);
    await write(page, opened);
    const zip = await exported(page, opened, info);
    const folder = join(info.outputPath('unpacked'), 'hauser-hofe');
    if (nth === 1) unpack(zip, info.outputPath('unpacked'));
    await button(opened.scratch, 'New').click();
    await opened.scratch.getByText('Open something else').click();
    await opened.scratch
      .locator('input[type="file"]')
      .nth(nth)
      .setInputFiles(nth === 1 ? folder : zip);
    await expect(opened.said).toContainText('was taken in as a program of its own');
    await expect(opened.name).toHaveValue('Häuser & Höfe 2');
    await expect(opened.code).toHaveAttribute('data-state', 'idle');
    expect(await shownText(opened.code)).toBe(MAIN.replace(/\n$/, ''));
    await expect(opened.code.getByRole('tab')).toHaveText(['main.ts', /lib\/\s*greeting\.ts/]);
    await expect(opened.code.getByLabel('Value of GREETING')).toHaveValue(`it's #1 "of" $HOME`);
    await expect(opened.requests.nth(0).locator('[name="body"]')).toHaveValue('{ "name": "Ada" }');
    expect(await keptPrograms(opened)).toEqual(['Häuser & Höfe', 'Häuser & Höfe 2', 'My program']);
  });
}

const bad: readonly (readonly [what: string, zip: Uint8Array, says: string])[] = [
  ['is none', strToU8('no zip'), 'This is no zip that can be read'],
  ['leads out of itself', zipSync({ 'main.ts': strToU8(''), '../x.ts': strToU8('') }), '“../x.ts”'],
  ['has an odd name', zipSync({ 'main.ts': strToU8(''), 'a b.ts': strToU8('') }), '“a b.ts”'],
  ['has no main.ts', zipSync({ 'app.ts': strToU8('') }), 'There is no main.ts'],
  ['has a picture', zipSync({ 'main.ts': strToU8(''), 'a.png': new Uint8Array([137, 255]) }), '“a.png” is not text'],
  ['is a bomb', zipSync({ 'main.ts': new Uint8Array(5_000_000) }), 'This is larger than a program here'],
  ['has a damaged notebook', zipSync({ 'main.ts': strToU8(''), 'notebook.json': strToU8('{') }), 'notebook.json'],
];

test('a zip that is no program says so in a sentence, and nothing is taken in', async ({ page }) => {
  const opened = await openScratch(page);
  await rewrite(page, opened.code, '// mine');
  for (const [what, zip, says] of bad) {
    await opened.scratch
      .locator('input[type="file"]')
      .first()
      .setInputFiles({ name: 'x.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) });
    await expect(opened.said, what).toContainText(says);
    expect(await shownText(opened.code)).toBe('// mine');
    expect(await keptPrograms(opened)).toEqual(['My program']);
  }
});
