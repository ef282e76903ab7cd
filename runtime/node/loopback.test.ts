import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createNodeRuntime } from '../node.ts';
import { loopbackOf, possibleWay, portBehind } from './loopback.ts';

test('each child has an address of its own, or ports of its own', () => {
  const own = loopbackOf('/base', 'own-address');
  assert.match(own.address, /^127\.\d+\.\d+\.\d+$/);
  assert.equal(portBehind(own, 3000), 3000);
  const mapped = loopbackOf('/base', 'mapped-ports');
  assert.equal(mapped.address, '127.0.0.1');
  assert.equal(portBehind(mapped, 3000), undefined);
  assert.equal(loopbackOf('/base').ports !== undefined, possibleWay() === 'mapped-ports');
});

for (const way of ['own-address', 'mapped-ports'] as const) {
  if (way === 'own-address' && possibleWay() !== way) continue;
  test(`${way}: a program is reached by its threads, by processes of its own and by itself, at either loopback`, async () => {
    const runtime = createNodeRuntime({ way });
    const lines: string[] = [];
    const ask = (who: string): string =>
      `console.log('${who}', await fetch('http://127.0.0.1:3000/').then((answer) => answer.text()));`;
    const files = {
      'main.ts': `import { createServer } from 'node:http';
import { fork } from 'node:child_process';
import { Worker } from 'node:worker_threads';
import { once } from 'node:events';
const server = createServer((request, response) => response.end(\`\${request.socket.localPort}\`)).listen(3000);
await once(server, 'listening');
${ask('itself')}
console.log(await fetch('http://[::1]:3000/').then((answer) => answer.text()));
console.log(await fetch('http://localhost:3001/').catch(({ cause }) => cause.code));
await once(new Worker(new URL('thread.ts', import.meta.url)), 'exit');
await once(fork('./process.ts', { stdio: 'inherit' }), 'exit');
server.close();
server.closeAllConnections();`,
      'thread.ts': ask('thread'),
      'process.ts': ask('process'),
    };
    const example = runtime.start(files, { onLog: ({ text }) => lines.push(text) });
    assert.equal((await example.exit).code, 0, lines.join('\n'));
    assert.deepEqual(lines, ['itself 3000', '3000', 'ECONNREFUSED', 'thread 3000', 'process 3000']);
    await runtime.close();
  });
}
