/**
 * Runs inside the guarded program before the learner's files, in one bundle. What it takes from Node it takes before
 * them; what they may break of it afterwards breaks only their own answers, for the verdict is made elsewhere.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import diagnostics from 'node:diagnostics_channel';
import { writeSync } from 'node:fs';
import { IncomingMessage } from 'node:http';
import { registerHooks } from 'node:module';
import { Socket } from 'node:net';
import { constants } from 'node:os';
import { LinkConnection } from './connection.ts';
import { redirectOutput } from '../child/output.ts';
import { CONTROL_FD, LINK_FD } from './descriptors.ts';
import { bytesFromFrame, FRAME, frameReader } from './frames.ts';
import { listenOnLink } from './listen.ts';
import type { GuardedMessage } from './messages.ts';

/** Specifier → address of its bundle; written in by the one who bundles this file. */
declare const PACKAGES: Readonly<Record<string, string>>;
const packages = new Map(Object.entries(PACKAGES));

const exitNow = ((host: object): ((code: number) => void) => {
  const exit: unknown = Reflect.get(host, 'reallyExit');
  if (typeof exit !== 'function') throw new Error('This Node has no process.reallyExit.');
  return (code) => void Reflect.apply(exit, process, [code]);
})(process);

function tell(message: GuardedMessage): void {
  writeSync(CONTROL_FD, `${JSON.stringify(message)}\n`);
}

tell({ type: 'begun' });

registerHooks({
  resolve(specifier, context, next) {
    const url = packages.get(specifier);
    return url === undefined ? next(specifier, context) : { url, format: 'module', shortCircuit: true };
  },
});

/** The connection whose request the program is working on. */
const client = new AsyncLocalStorage<number>();
diagnostics.subscribe('http.server.request.start', (message) => {
  if (typeof message !== 'object' || message === null || !('request' in message)) return;
  const { request } = message;
  if (!(request instanceof IncomingMessage)) return;
  const socket: unknown = request.socket;
  if (socket instanceof LinkConnection) client.enterWith(socket.id);
});

redirectOutput((stream, text) => {
  const id = client.getStore();
  tell({ type: 'output', stream, text, ...(id === undefined ? {} : { client: id }) });
});

/** The first process of a namespace is not ended by a signal that it does not handle, so it ends itself. */
function takeSignal(name: string): void {
  if (name !== 'SIGKILL' && process.listenerCount(name) > 0) {
    const signal = name === 'SIGINT' ? 'SIGINT' : 'SIGTERM';
    // The types of `emit` know no handler that is told the number.
    for (const each of process.rawListeners(signal)) Reflect.apply(each, process, [signal, constants.signals[signal]]);
    return;
  }
  tell({ type: 'ended-by', signal: name });
  exitNow(1);
}
const kill = process.kill.bind(process);
process.kill = (pid, signal = 'SIGTERM') => {
  const isFatal = typeof signal === 'string' && ['SIGTERM', 'SIGINT', 'SIGKILL'].includes(signal);
  if (pid !== process.pid || !isFatal) return kill(pid, signal);
  setImmediate(() => takeSignal(signal));
  return true;
};

const link = new Socket({ fd: LINK_FD, readable: true, writable: true });
const connections = new Map<number, LinkConnection>();
const listening = listenOnLink({
  onListening: (port) => tell({ type: 'listening', port }),
  onClosed: (port) => tell({ type: 'closed', port }),
  onHold(isHeld) {
    if (isHeld) link.ref();
    else link.unref();
  },
});

function open(id: number, port: number): void {
  const server = listening.serverOf(port);
  if (server === undefined) {
    link.write(bytesFromFrame(FRAME.refused, id));
    return;
  }
  const connection = new LinkConnection(id, port, (bytes, done) => void link.write(bytes, done));
  connections.set(id, connection);
  connection.once('close', () => connections.delete(id)).on('error', () => undefined);
  listening.connect(server, connection);
}

const read = frameReader(({ type, connection, payload }) => {
  switch (type) {
    case FRAME.open:
      open(connection, payload.readUInt16BE(0));
      break;
    case FRAME.data:
      connections.get(connection)?.receive(payload);
      break;
    case FRAME.end:
      connections.get(connection)?.receive(null);
      break;
    case FRAME.close:
      connections.get(connection)?.closeByPeer();
      break;
    case FRAME.ping:
      link.write(bytesFromFrame(FRAME.ping, 0));
      break;
    case FRAME.signal:
      takeSignal(payload.toString());
      break;
    case FRAME.refused:
      throw new Error('A parent refuses nothing.');
  }
});
link.on('data', (chunk: Buffer) => void read(chunk));
link.on('error', () => undefined);
link.on('close', () => exitNow(1));
link.unref();
link.write(bytesFromFrame(FRAME.ping, 0));
