/** What a machine may lack or refuse: one sentence that names it, and the next step. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { expect, test } from '@playwright/test';
import { readCatalogue } from '#checker/catalogue.ts';
import { ensureBrowser } from '../support/ensure-browser.ts';
import { copyProject, runNode } from '../support/project-copy.ts';
import { root } from '../support/root.ts';
import { listenAnywhere } from '../support/ports.ts';

async function busyPort(): Promise<{ readonly port: number } & AsyncDisposable> {
  const server = createServer();
  const port = await listenAnywhere(server);
  return { port, [Symbol.asyncDispose]: () => new Promise((done) => server.close(() => done())) };
}

test('a busy port that may not be another one', async () => {
  await using busy = await busyPort();
  const { code, printed } = await runNode(root, ['bin/start.ts', '--port', String(busy.port), '--exact']);
  expect(printed).toBe(
    `Port ${busy.port} is busy: end the program that listens there, name another one with --port, or leave out --exact.\n`,
  );
  expect(code).toBe(1);
});

test('a busy port under an example that is served', async () => {
  const { examples } = await readCatalogue(root);
  const { id = '' } = examples.find(({ files }) => files['main.ts']?.includes('listen(3000')) ?? {};
  using project = copyProject();
  await using busy = await busyPort();
  project.edit(`runnable-examples/${id}/main.ts`, (text) => text.replace('listen(3000', `listen(${busy.port}`));
  const { code, printed } = await project.node('bin/example.ts', id, '--serve');
  expect(printed.trim().split('\n').at(-1)).toBe(
    `Port ${busy.port} of this machine is busy: end the program that listens there, then give the same command again.`,
  );
  expect(code).toBe(1);
});

test('what is no port, no host and no option of the server', async () => {
  for (const [args, says] of [
    [['--port', '70000'], /^--port 70000: a port is a whole number from 1 to 65535\.$/],
    [['--host-name', 'https://box.test/'], /^--host-name https:\/\/box\.test\/: name the host as the browser shows it/],
    [['--prot', '4321'], /'--prot'[^\n]*\nnpm start/],
  ] as const) {
    const { code, printed } = await runNode(root, ['bin/start.ts', ...args]);
    expect(printed.trim()).toMatch(says);
    expect(code).toBe(1);
  }
});

test('a browser that cannot be installed', () => {
  const tried: string[] = [];
  const outcome = ensureBrowser({
    name: 'Chromium',
    variable: 'CHROMIUM_PATH',
    find: () => undefined,
    installs: ['apt', 'playwright'].map((each) => () => {
      tried.push(each);
      return each === 'playwright';
    }),
  });
  expect(tried).toEqual(['apt', 'playwright']);
  expect(outcome).toEqual({
    problem: expect.stringMatching(
      /^The tests need Chromium, .*: set CHROMIUM_PATH to .*HTTPS_PROXY and http_proxy .*\.$/,
    ),
  });
});

for (const name of ['chromium', 'firefox', 'webkit']) {
  test(`a ${name} that was named and is not there`, async () => {
    const variable = `${name.toUpperCase()}_PATH`;
    const child = spawn(process.execPath, [`e2e/support/install-${name}.ts`], {
      cwd: root,
      env: { ...process.env, [variable]: '/nowhere' },
    });
    let printed = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (printed += text));
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect(printed).toBe(`${variable} is /nowhere, and no such file exists: set it to one that does, or unset it.\n`);
    expect(code).toBe(1);
  });
}

test('a system that cannot grade', async () => {
  const elsewhere = "Object.defineProperty(process, 'platform', { value: 'darwin' });";
  const flag = `--import=data:text/javascript,${encodeURIComponent(elsewhere)}`;
  const { code, printed } = await runNode(root, [flag, 'bin/grade.ts', 'anything', '--out', 'anywhere']);
  expect(printed).toMatch(/^Grading needs Linux on x64, and this is darwin on \w+: use a container, or [^\n]+\.\n$/);
  expect(code).toBe(1);
});
