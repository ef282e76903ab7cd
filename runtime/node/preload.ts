/**
 * Runs inside the child before the example, through `node --import`. It changes nothing that the example can see,
 * but for three things: the address behind "any" and "localhost" is this child's own loopback address, so that
 * two programs may both listen on 3000; what the program prints goes through one pipe, in order; and the child
 * ends when its parent is gone.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import diagnostics from 'node:diagnostics_channel';
import { writeSync } from 'node:fs';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { isMainThread } from 'node:worker_threads';
import { redirectOutput } from '../node-output.ts';
import { CONTROL_FD, LINK_FD } from './descriptors.ts';
import { traceRequests } from '../trace.ts';
import type { ChildMessage } from './messages.ts';

const parameters = new URL(import.meta.url).searchParams;
const ownAddress = parameters.get('address') ?? '127.0.0.1';

/** A process that the program starts by itself is given this file, too, but has no link to our own. */
const isOurs = process.ppid === Number(parameters.get('parent'));

function tell(message: ChildMessage): void {
  if (isOurs) writeSync(CONTROL_FD, `${JSON.stringify(message)}\n`);
}

/** The port of the client whose request the program is working on: the parent knows which request that is. */
const client = new AsyncLocalStorage<number>();
const wayOf = parameters.has('way') ? traceRequests(diagnostics) : undefined;
diagnostics.subscribe('http.server.request.start', (message) => {
  if (typeof message !== 'object' || message === null || !('request' in message) || !('response' in message)) return;
  const { request, response } = message;
  if (!(request instanceof IncomingMessage) || !(response instanceof ServerResponse)) return;
  const port = request.socket.remotePort ?? 0;
  client.enterWith(port);
  if (wayOf !== undefined)
    response.once('close', () => tell({ type: 'way', client: port, steps: [...wayOf(request)] }));
});

if (isOurs) {
  redirectOutput((stream, text) => {
    const id = client.getStore();
    tell({ type: 'output', stream, text, ...(id === undefined ? {} : { client: id }) });
  });
}

interface SocketName {
  address?: string;
  family?: string;
  port?: number;
}
interface TcpHandle {
  bind(address: string, port: number, flags?: number): number;
  bind6(address: string, port: number, flags?: number): number;
  connect(request: object, address: string, port: number): number;
  listen(backlog: number): number;
  close(done?: () => void): void;
  getsockname(out: SocketName): number;
  getpeername(out: SocketName): number;
}

interface ProcessWithBinding {
  binding(name: 'tcp_wrap'): { TCP: { prototype: TcpHandle } };
}

/** `process.binding` is what Node's own `net` calls through; no types describe it. */
function hasBinding(value: object): value is ProcessWithBinding {
  return 'binding' in value && typeof value.binding === 'function';
}

function tcpPrototype(): TcpHandle {
  const host: object = process;
  if (!hasBinding(host)) throw new Error('This Node has no process.binding, which the preload needs.');
  return host.binding('tcp_wrap').TCP.prototype;
}

/** The Redis that the environment names is the machine's, and not this child's. */
const redisPort = Number(URL.parse(process.env['REDIS_URL'] ?? '')?.port);

function giveOwnAddress(): void {
  const tcp = tcpPrototype();
  // eslint-disable-next-line @typescript-eslint/unbound-method -- the originals are called with `this` given, below
  const { bind, bind6, connect, listen, close, getsockname, getpeername } = tcp;
  const asked = new WeakMap<TcpHandle, string>();
  const listening = new WeakMap<TcpHandle, number>();
  const isLocal = (address: string): boolean => ['::', '::1', '0.0.0.0', '127.0.0.1'].includes(address);

  tcp.bind = function (address, port, flags) {
    if (!isLocal(address)) return bind.call(this, address, port, flags);
    asked.set(this, address);
    return bind.call(this, ownAddress, port, flags);
  };
  tcp.bind6 = function (address, port, flags) {
    if (!isLocal(address)) return bind6.call(this, address, port, flags);
    asked.set(this, address);
    return bind.call(this, ownAddress, port, 0);
  };
  const isOwn = (address: string, port: number): boolean => isLocal(address) && port !== redisPort;
  tcp.connect = function (request, address, port) {
    return connect.call(this, request, isOwn(address, port) ? ownAddress : address, port);
  };
  tcp.listen = function (backlog) {
    const error = listen.call(this, backlog);
    const name: SocketName = {};
    if (error === 0 && getsockname.call(this, name) === 0 && name.port !== undefined) {
      const { port } = name;
      listening.set(this, port);
      // As Node's own event, told when the lines after `listen` have run: they may install what a signal needs.
      setImmediate(() => {
        if (listening.has(this)) tell({ type: 'listening', port });
      });
    }
    return error;
  };
  tcp.close = function (done) {
    const port = listening.get(this);
    if (listening.delete(this) && port !== undefined) tell({ type: 'closed', port });
    close.call(this, done);
  };
  tcp.getsockname = function (out) {
    const error = getsockname.call(this, out);
    const address = asked.get(this);
    if (address !== undefined) Object.assign(out, { address, family: address.includes(':') ? 'IPv6' : 'IPv4' });
    else if (out.address === ownAddress) Object.assign(out, { address: '::ffff:127.0.0.1', family: 'IPv6' });
    return error;
  };
  tcp.getpeername = function (out) {
    const error = getpeername.call(this, out);
    if (out.address?.startsWith('127.') === true) Object.assign(out, { address: '::ffff:127.0.0.1', family: 'IPv6' });
    return error;
  };
}
giveOwnAddress();

// A thread of the program's own loads this file, too; it must not close the process's link when it ends.
if (isMainThread && isOurs) {
  const link = new Socket({ fd: LINK_FD, readable: true, writable: false });
  link.on('data', () => tell({ type: 'alive' }));
  link.on('close', () => process.kill(process.pid, 'SIGKILL'));
  link.unref();
  tell({ type: 'alive' });
}
