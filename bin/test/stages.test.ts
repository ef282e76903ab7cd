import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { runStages, type Stage } from './stages.ts';

const stage = (name: string, program: string, ...after: string[]): Stage => ({
  name,
  command: [process.execPath, '-e', program],
  after,
});

async function outcomesOf(stages: readonly Stage[], atOnce: number): Promise<readonly string[]> {
  const told: string[] = [];
  await runStages(import.meta.dirname, stages, {
    atOnce,
    onOver: ({ name, isRight, printed }) => told.push(`${name} ${String(isRight)} ${printed.trim()}`),
  });
  return told;
}

test('a stage waits for what it needs, and is not run where that failed', async () => {
  const stages = [
    stage('late', `console.log('after')`, 'early'),
    stage('early', `console.log('before')`),
    stage('wrong', `console.error('no'); process.exit(3)`),
    stage('hopeless', `console.log('never')`, 'wrong'),
  ];
  const told = await outcomesOf(stages, 1);
  assert.deepEqual(told, [
    'early true before',
    'late true after',
    'wrong false no',
    'hopeless false not run, since wrong failed',
  ]);
});

test('stages run side by side, and what each printed stays together', async () => {
  const meeting = (name: string): Stage =>
    stage(name, `console.log('${name} 1'); setTimeout(() => console.log('${name} 2'), 200)`);
  assert.deepEqual((await outcomesOf([meeting('a'), meeting('b')], 2)).toSorted(), [
    'a true a 1\na 2',
    'b true b 1\nb 2',
  ]);
});

test('a command that is not there fails its stage', async () => {
  const [told = ''] = await outcomesOf([{ name: 'lost', command: ['no-such-program'] }], 1);
  assert.match(told, /^lost false .*no-such-program/);
});

test('who is told to end begins no further stage', { skip: process.platform === 'win32' }, async () => {
  const patient = (ms: number): string =>
    `process.on('SIGINT', () => setTimeout(() => process.exit(1), ${String(ms)})); setInterval(() => {}, 1000); console.log('there');`;
  const names = ['one', 'two', 'three'];
  const stages = names.map((name, index) => ({ name, command: ['node', '-e', patient(index * 300)] }));
  const program = `import { runStages } from ${JSON.stringify(join(import.meta.dirname, 'stages.ts'))};
    await runStages('.', ${JSON.stringify(stages)}, { atOnce: 2, onOver: ({ name }) => console.log(name), isShown: true });`;
  const command = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  command.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
    if (printed === 'there\nthere\n') command.kill('SIGTERM');
  });
  const { promise, resolve } = Promise.withResolvers<number | null>();
  command.once('close', resolve);
  assert.equal(await promise, 143);
  assert.equal(printed, 'there\nthere\none\n');
});

test('stages that wait for each other are a bug', async () => {
  await assert.rejects(outcomesOf([stage('a', '', 'b'), stage('b', '', 'a')], 2), /wait for each other/);
});
