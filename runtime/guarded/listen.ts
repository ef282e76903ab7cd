/**
 * In the child: `server.listen` without a network. A server that listens is entered under its port; a connection of the
 * link is handed to it by the event that Node documents for that. What is touched of `net.Server` beyond its public
 * face is that of the one version of Node that grades.
 */
import { Server } from 'node:net';
import type { LinkConnection } from './connection.ts';

const FIRST_FREE_PORT = 49_152;

export interface Listening {
  readonly serverOf: (port: number) => Server | undefined;
  readonly connect: (server: Server, connection: LinkConnection) => void;
}

interface ListeningOptions {
  readonly onListening: (port: number) => void;
  readonly onClosed: (port: number) => void;
  /** Whether something keeps the program alive. */
  readonly onHold: (isHeld: boolean) => void;
}

function portFrom(args: readonly unknown[]): number | undefined {
  const [first] = args;
  const asked = typeof first === 'object' && first !== null && 'port' in first ? first.port : first;
  if (asked === undefined || asked === null || typeof asked === 'function') return 0;
  if (typeof asked !== 'number' && !(typeof asked === 'string' && /^\d+$/.test(asked))) return undefined;
  const port = Number(asked);
  return Number.isInteger(port) && port >= 0 && port <= 65_535 ? port : undefined;
}

function addressInUse(port: number): Error {
  const error = new Error(`listen EADDRINUSE: address already in use :::${port}`);
  return Object.assign(error, { code: 'EADDRINUSE', errno: -98, syscall: 'listen', address: '::', port });
}

function call(server: Server, name: string, ...args: unknown[]): void {
  const method: unknown = Reflect.get(server, name);
  if (typeof method === 'function') Reflect.apply(method, server, args);
}

function countConnections(server: Server, by: number): void {
  Reflect.set(server, '_connections', Number(Reflect.get(server, '_connections')) + by);
}

export function listenOnLink({ onListening, onClosed, onHold }: ListeningOptions): Listening {
  const servers = new Map<number, Server>();
  const released = new Set<Server>();
  let open = 0;
  const hold = (): void => onHold(open > 0 || [...servers.values()].some((server) => !released.has(server)));

  // eslint-disable-next-line @typescript-eslint/unbound-method -- the original is called with `this` given
  const original: unknown = Server.prototype.listen;

  function listen(this: Server, ...args: unknown[]): unknown {
    const asked = portFrom(args);
    if (this.listening || asked === undefined) {
      if (typeof original !== 'function') throw new Error('net.Server has no listen.');
      return Reflect.apply(original, this, args);
    }
    let port = asked === 0 ? FIRST_FREE_PORT : asked;
    while (asked === 0 && servers.has(port)) port += 1;
    const callback = args.findLast((each) => typeof each === 'function');
    if (typeof callback === 'function') this.once('listening', () => void Reflect.apply(callback, this, []));
    if (servers.has(port)) {
      process.nextTick(() => this.emit('error', addressInUse(port)));
      return this;
    }
    servers.set(port, this);
    Reflect.set(this, '_handle', {
      close: (done?: () => void): void => {
        servers.delete(port);
        onClosed(port);
        hold();
        if (done !== undefined) process.nextTick(done);
      },
      ref: () => {
        released.delete(this);
        hold();
      },
      unref: () => {
        released.add(this);
        hold();
      },
      getAsyncId: () => 0,
      getsockname: (out: object) => {
        Object.assign(out, { address: '::', family: 'IPv6', port });
        return 0;
      },
    });
    hold();
    process.nextTick(() => {
      if (servers.get(port) !== this) return;
      this.emit('listening');
      // Told when the lines after `listen` have run: they may install what a signal needs.
      setImmediate(() => {
        if (servers.get(port) === this) onListening(port);
      });
    });
    return this;
  }
  Reflect.defineProperty(Server.prototype, 'listen', { value: listen, writable: true, configurable: true });

  return {
    serverOf: (port) => servers.get(port),
    connect(server, connection) {
      open += 1;
      countConnections(server, 1);
      hold();
      connection.once('close', () => {
        open -= 1;
        countConnections(server, -1);
        call(server, '_emitCloseIfDrained');
        hold();
      });
      server.emit('connection', connection);
    },
  };
}
