import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

const children = JSON.stringify(join(import.meta.dirname, 'children.ts'));
/** Says its number, then waits; told to end, it tidies up for a moment. */
const patient = `for (const signal of ['SIGINT', 'SIGTERM'])
    process.on(signal, () => setTimeout(() => { console.log('tidy'); process.exit(0) }, 100));
  setInterval(() => {}, 1000);
  console.log(process.pid);`;
const keepsOne = (options: string): string =>
  `import { startChild } from ${children}; startChild(process.execPath, ['-e', ${JSON.stringify(patient)}], ${options});`;

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const signals = ['SIGTERM', 'SIGINT'] as const;
const options = ['{ stdio: "inherit" }', '{ stdio: "inherit", isGroup: true }'];
const cases = signals.flatMap((signal) => options.map((each) => [signal, each] as const));

for (const [signal, each] of cases)
  test(
    `${signal} ends the child first, then the command: ${each}`,
    { skip: process.platform === 'win32' },
    async () => {
      const command = spawn(process.execPath, ['--input-type=module', '-e', keepsOne(each)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let printed = '';
      let pid: number | undefined;
      command.stdout.setEncoding('utf8').on('data', (text: string) => {
        printed += text;
        if (pid !== undefined) return;
        pid = Number(printed);
        command.kill(signal);
      });
      const { promise, resolve } = Promise.withResolvers<number | null>();
      command.once('close', resolve);
      const code = await promise;
      assert.equal(code, { SIGTERM: 143, SIGINT: 130 }[signal]);
      assert.ok(pid !== undefined && !isAlive(pid), 'the child is gone');
      assert.match(printed, /tidy/);
    },
  );

test('who has lost the shell of npm ends, and its child', { skip: process.platform === 'win32' }, async () => {
  // As npm's shell does: it waits for the command, and takes the signal for itself.
  const shell = spawn('sh', ['-c', '"$NODE" --input-type=module -e "$PROGRAM"; true'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE: process.execPath, PROGRAM: keepsOne(options[0] ?? ''), npm_lifecycle_event: 'test' },
  });
  let printed = '';
  shell.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
    if (!printed.includes('tidy')) shell.kill('SIGTERM');
  });
  const { promise, resolve } = Promise.withResolvers<undefined>();
  // Of the pipe: the last of them holds it.
  shell.stdout.once('close', () => resolve(undefined));
  await promise;
  assert.match(printed, /^\d+\ntidy\n$/);
  assert.ok(!isAlive(Number.parseInt(printed, 10)), 'the child is gone');
});
