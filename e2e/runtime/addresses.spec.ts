import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { runToEnd } from '../contract/behaviour.ts';
import { engines, openEngineRuntime, skipWhereMissing } from '../support/engines.ts';
import { freePort } from '../support/ports.ts';

/**
 * A server hears of its own addresses only, and names both ends as its family writes them. Held against a bare Node:
 * under ours, each program has a loopback address of its own.
 */

/** Each server that can listen, and what each client that reaches it finds of both ends. */
const program = `import net from 'node:net';
import { networkInterfaces } from 'node:os';
const own = Object.values(networkInterfaces()).flat().filter(({ internal, family }) => internal && family === 'IPv4');
console.log(own.map(({ address, cidr }) => address + ' ' + cidr).join());
const PORT = Number(process.argv[2]);
const listen = (...args) => new Promise((resolve) => {
  const server = net.createServer((socket) => {
    socket.end([socket.localAddress, socket.remoteAddress, socket.remoteFamily].join(' '));
  });
  server.on('error', ({ message }) => resolve(console.log(message)));
  server.listen(...args, () => resolve(server));
});
const ask = (host) => new Promise((resolve) => {
  let text = '';
  const client = net.connect(PORT, host);
  client.on('data', (bytes) => { text = bytes + ', by ' + client.remoteAddress; });
  client.on('error', ({ code }) => { text = code; });
  client.on('close', () => resolve(console.log(host, text)));
});
const close = (server) => server && new Promise((resolve) => server.close(resolve));
for (const address of ['127.0.0.1', '::1', '0.0.0.0', '::']) {
  console.log('on', address);
  const server = await listen(PORT, address);
  for (const host of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) await ask(host);
  await close(await listen(PORT, '127.0.0.1'));
  await close(await listen(PORT, '::1'));
  await close(server);
}
const only6 = await listen({ port: PORT, host: '::', ipv6Only: true });
await ask('127.0.0.1');
await close(only6);
await listen(PORT, '10.11.12.13');`;

function printedByNode(port: number): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'addresses-'));
  try {
    writeFileSync(join(folder, 'main.mjs'), program);
    const { stdout } = spawnSync(process.execPath, ['main.mjs', String(port)], { cwd: folder, encoding: 'utf8' });
    return stdout.trim().split('\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

for (const engine of engines) {
  test(`servers and clients of every loopback address, in ${engine.name} as in Node`, async ({ browser }) => {
    skipWhereMissing(engine);
    const port = await freePort('::');
    const expected = printedByNode(port);
    expect(expected).toContain('on ::');
    const page = await openEngineRuntime(engine, browser);
    try {
      const { ended, lines } = await runToEnd(page, program, { args: [String(port)] });
      expect(lines()).toEqual(expected);
      expect(ended.code).toBe(0);
    } finally {
      await page.close();
    }
  });
}
