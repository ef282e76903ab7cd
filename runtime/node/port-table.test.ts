import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { claimPort, realPort, refusingPort, releasePort } from './port-table.ts';

const folder = mkdtempSync(join(tmpdir(), 'express-notebook-ports-'));
after(() => rmSync(folder, { recursive: true }));

async function listen(): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.');
  return { server, port: address.port };
}

test('a port is busy while its server listens, and free when it was released', async () => {
  const { server, port } = await listen();
  assert.equal(realPort(folder, 3000), undefined);
  assert.equal(claimPort(folder, 3000, port), true);
  assert.equal(realPort(folder, 3000), port);
  assert.equal(claimPort(folder, 3000, port + 1), false);
  assert.equal(claimPort(folder, 3001, port + 1), true);
  releasePort(folder, 3000);
  assert.equal(realPort(folder, 3000), undefined);
  server.close();
});

test('what a process leaves behind that was killed is no busy port', async () => {
  const { server, port } = await listen();
  assert.equal(claimPort(folder, 4000, port), true);
  await new Promise((resolve) => server.close(resolve));
  assert.equal(claimPort(folder, 4000, port + 1), true);
  assert.equal(realPort(folder, 4000), port + 1);
});

test('a connection to the port of nobody is refused', async () => {
  const response = fetch(`http://127.0.0.1:${refusingPort()}/`);
  await assert.rejects(response, ({ cause }: { cause: NodeJS.ErrnoException }) => cause.code === 'ECONNREFUSED');
});
