/**
 * A file that is put beside an example's own and imported by its `main.ts`: it tells over a port of its own what the
 * program holds, and sends it from inside what only a bare socket can send. It keeps nothing alive itself.
 */
export const WITNESS_PORT = 3999;
export const WITNESS_FILE = 'rough-witness.ts';

export const witness = `import { closeSync, openSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';

/** The lowest number that is free: what was opened and not closed has taken one. */
function freeDescriptor() {
  const descriptor = openSync(new URL(import.meta.url));
  closeSync(descriptor);
  return descriptor;
}

/** What the program answers to these bytes; then the client closes its half, or resets, or waits. */
function bytesSent({ bytes, then }) {
  return new Promise((resolve) => {
    const socket = connect(3000, 'localhost');
    let answer = '';
    socket.setEncoding('latin1').on('data', (text) => (answer += text));
    socket.on('error', () => undefined).on('close', () => resolve({ answer }));
    socket.setTimeout(20_000, () => socket.destroy());
    socket.write(bytes, 'latin1', () => {
      if (then === 'reset') socket.resetAndDestroy();
      if (then === 'end') socket.end();
    });
  });
}

const witness = createServer(async (req, res) => {
  let asked = '';
  for await (const part of req.setEncoding('utf8')) asked += part;
  const told = asked
    ? await bytesSent(JSON.parse(asked))
    : { pid: process.pid, descriptor: freeDescriptor(), resources: process.getActiveResourcesInfo() };
  res.setHeader('connection', 'close');
  res.end(JSON.stringify(told));
});
witness.listen(${String(WITNESS_PORT)}).unref();
`;
