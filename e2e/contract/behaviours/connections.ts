import assert from 'node:assert/strict';
import { runToEnd, type Behaviour } from '../behaviour.ts';

/** A server that listens, and a client that tells its life; `when` closes the server. */
const program = (when: string): string => `import net from 'node:net';
const server = net.createServer((socket) => { console.log('accepted'); socket.end('x'); });
const close = (): unknown => server.close(() => console.log('server closed'));
server.listen(3000, () => {
  const client = net.connect(3000, '127.0.0.1');
  client.on('connect', () => console.log('connected'));
  client.on('error', ({ message }) => { console.log(message); server.close(); });
  client.on('close', (failed) => { if (failed) console.log('client closed'); });
  client.resume();
  ${when}
});`;

function printing(name: string, when: string, lines: readonly string[]): Behaviour {
  return {
    name: `connecting: ${name}`,
    async prove(runtime) {
      const told = await runToEnd(runtime, program(when));
      assert.deepEqual(told.lines(), lines);
      assert.deepEqual(told.ended, { code: 0, signal: null, reason: 'exited' });
    },
  };
}

const lostBy = (code: string): string[] => ['server closed', `connect ${code} 127.0.0.1:3000`, 'client closed'];

const naming: Behaviour = {
  name: 'what keeps a program alive has a name: a server, both ends of a connection, timers',
  async prove(runtime) {
    const { lines, ended } = await runToEnd(
      runtime,
      `import net from 'node:net';
const names = (): string => process.getActiveResourcesInfo().filter((name) => /^(TCP|Timeout)/.test(name)).sort().join();
const server = net.createServer((socket) => {
  const timers = [setTimeout(() => undefined, 60_000), setInterval(() => undefined, 60_000)];
  setTimeout(() => undefined, 60_000).unref();
  console.log(names());
  for (const timer of timers) clearTimeout(timer);
  socket.destroy();
  server.close(() => setTimeout(() => console.log(names()), 100));
});
server.listen(3000, () => net.connect(3000, '127.0.0.1').resume().on('error', ({ code }) => { if (code !== 'ECONNRESET') process.exit(1); }));`,
    );
    assert.deepEqual(lines(), ['TCPServerWrap,TCPSocketWrap,TCPSocketWrap,Timeout,Timeout', 'Timeout']);
    assert.equal(ended.code, 0);
  },
};

export const connections: readonly Behaviour[] = [
  naming,
  printing('a server accepts before its client hears that it is connected', `client.on('connect', close);`, [
    'accepted',
    'connected',
    'server closed',
  ]),
  printing('a server that closed before the client connected refuses it', 'close();', lostBy('ECONNREFUSED')),
  printing(
    'a server that closes before it accepted a client resets it, and nothing keeps the program alive',
    'process.nextTick(close);',
    lostBy('ECONNRESET'),
  ),
];
