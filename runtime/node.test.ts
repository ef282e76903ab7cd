import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LogLine } from './contract.ts';
import { createNodeRuntime } from './node.ts';

test('a process that the program starts by itself is one as any other', async () => {
  const runtime = createNodeRuntime();
  const lines: LogLine[] = [];
  const files = {
    'main.ts': `import { fork } from 'node:child_process';
const child = fork('./child.ts', ['first'], { stdio: 'inherit' });
child.on('message', (message) => console.log('told', message));
child.on('exit', (code) => console.log('ended', code));`,
    'child.ts': `import { createServer } from 'node:http';
const server = createServer().listen(0, () => server.close(() => {
  process.send?.(process.argv[2]);
  process.disconnect();
}));`,
  };
  const example = runtime.start(files, { onLog: (line) => lines.push(line) });
  assert.deepEqual(await example.exit, { code: 0, signal: null, reason: 'exited' });
  assert.deepEqual(
    lines.map(({ stream, text }) => `${stream} ${text}`),
    ['stdout told first', 'stdout ended 0'],
  );
  await runtime.close();
});
