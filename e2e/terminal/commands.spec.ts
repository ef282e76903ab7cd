/** The commands of the README, as a person in a terminal meets them. */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readCatalogue } from '#checker/catalogue.ts';
import { copyProject, runNode } from '../support/project-copy.ts';
import { root } from '../support/root.ts';
import { listenAnywhere } from '../support/ports.ts';

const { examples } = await readCatalogue(root);
const [example] = examples;
if (example === undefined) throw new Error('There is no example.');
const [exchangeId = ''] = Object.keys(example.document.exchanges);

function filesEndingWith(ending: string, folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith(ending));
}

/** The documented status of the first exchange, said wrongly. */
const lie = (text: string): string => text.replace(/status: \d+/, 'status: 299');

test('example › prints each exchange with its outcome', async () => {
  const { code, printed } = await runNode(root, ['bin/example.ts', example.id]);
  for (const id of Object.keys(example.document.exchanges)) expect(printed).toContain(`✓ ${id}`);
  expect(code).toBe(0);
});

test('example › an unknown one is answered with those that exist', async () => {
  const { code, printed } = await runNode(root, ['bin/example.ts', 'no/such']);
  expect(printed).toContain('There is no example "no/such".');
  for (const { id } of examples) expect(printed).toContain(id);
  expect(code).toBe(1);
});

test('what a command has no use for is refused, and nothing is begun', async () => {
  for (const [sentence, ...typed] of [
    ['One example at a time, and nothing else: more', 'bin/example.ts', example.id, 'more'],
    ['There is no lessons/no-such/.', 'bin/record.ts', '--lesson', 'no-such'],
    ['--seeds many: a whole number from 1 on.', 'bin/graded.ts', '--seeds', 'many'],
    ["Unknown option '--fast'", 'bin/set-up.mjs', '--fast'],
    ["Unexpected argument 'again'", 'bin/set-up.mjs', 'again'],
  ] as const) {
    const { code, printed } = await runNode(root, [...typed]);
    expect.soft(printed.split('\n')[0]).toContain(sentence);
    expect.soft(code, typed.join(' ')).toBe(1);
  }
});

test('example › a documented lie is shown with the difference', async () => {
  using project = copyProject();
  project.edit(`runnable-examples/${example.id}/exchanges.ts`, lie);
  const { code, printed } = await project.node('bin/example.ts', example.id);
  expect(printed).toMatch(/✗ .*\n\s+status: documented 299, got \d+/);
  expect(code).toBe(1);
});

test('upgrade › what nobody can install is refused with the next step, and nothing is made', async () => {
  for (const [typed, sentence] of [
    ['no-such-package@1', /^The project has no package "no-such-package"\. It has .*\bexpress\b/],
    ['express@not a version', /^"not a version" is no version\. One is written like/],
  ] as const) {
    const { code, printed } = await runNode(root, ['bin/upgrade.ts', typed]);
    expect(printed).toMatch(sentence);
    expect(printed).not.toContain('    at ');
    expect(code).toBe(1);
  }
});

test('record › a documented lie stops the build and names example, exchange and difference', async () => {
  using project = copyProject();
  project.edit(`runnable-examples/${example.id}/exchanges.ts`, lie);
  const { code, printed } = await project.node('bin/record.ts');
  expect(printed).toContain(example.id);
  expect(printed).toMatch(/✗ [a-z0-9-]+ {2}\d+\n\s+status: documented 299/);
  expect(code).toBe(1);
});

test('build --checks › a private check in the site fails it and is named; without it the site is there', async () => {
  // Two builds, beside another test.
  test.setTimeout(10 * 60_000);
  using project = copyProject();
  const path = (...names: readonly string[]): string => join(project.folder, ...names);
  cpSync(join(root, 'e2e/grading/checks'), path('private'), { recursive: true });
  const [secret = ''] = filesEndingWith('checks.ts', path('private'));
  const leak = 'site/pages/leak.astro';
  project.write(leak, `---\nimport text from '../../private/${secret}?raw';\n---\n<pre>{text}</pre>\n`);

  const leaky = await project.node('bin/build.ts', '--checks', 'private');
  expect(leaky.printed).toContain(`${join('dist', 'leak', 'index.html')} holds a piece of ${secret}: `);
  expect(leaky.printed).toContain('dist/ was removed');
  expect(leaky.code).toBe(1);
  expect(existsSync(path('dist'))).toBe(false);

  rmSync(path(leak));
  const clean = await project.node('bin/build.ts', '--checks', 'private');
  expect(clean.printed).toContain('is in dist/');
  expect(clean.code).toBe(0);
  expect(existsSync(path('dist', 'index.html'))).toBe(true);

  const wrongly = await project.node('bin/build.ts', '--checks', 'no-such-folder');
  expect(wrongly.printed).toContain('there is no folder assignments/');
  expect(wrongly.code).toBe(1);
});

test('example --serve › listens on this machine only and prints a curl for each exchange', async () => {
  const child = spawn(process.execPath, ['bin/example.ts', example.id, '--serve'], { cwd: root });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  await expect.poll(() => printed, { timeout: 20_000 }).toContain(`# ${exchangeId}\ncurl `);
  child.kill('SIGINT');
  await new Promise((resolve) => child.once('close', resolve));
  expect(printed).toContain('listens on http://127.0.0.1:3000');
});

async function serverAnywhere(): Promise<{ server: Server; port: number }> {
  const server = createServer();
  return { server, port: await listenAnywhere(server) };
}

async function statusOf(port: number, headers: Record<string, string>): Promise<number | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
  request({ host: '127.0.0.1', port, path: '/', headers }, (response) => {
    response.resume();
    resolve(response.statusCode);
  })
    .once('error', reject)
    .end();
  return promise;
}

test('start › a busy port moves on and says so; only own pages are answered', async () => {
  const { server, port: busy } = await serverAnywhere();
  const child = spawn(process.execPath, ['bin/start.ts', '--port', String(busy)], { cwd: root });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  await expect.poll(() => printed, { timeout: 20_000 }).toMatch(/http:\/\/127\.0\.0\.1:\d+\//);
  const port = Number(/127\.0\.0\.1:(\d+)\//.exec(printed)?.[1]);
  expect(printed).toContain(`Port ${String(busy)} is busy`);
  expect(port).toBeGreaterThan(busy);
  expect(await statusOf(port, {})).toBe(200);
  expect(await statusOf(port, { host: `evil.test:${String(port)}` })).toBe(421);
  expect(await statusOf(port, { origin: 'http://evil.test' })).toBe(421);
  child.kill('SIGTERM');
  await new Promise((resolve) => child.once('close', resolve));
  server.close();
});
