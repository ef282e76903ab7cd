/**
 * In a child, below Node's `net`: its servers listen at an address of its own, or where the system has only 127.0.0.1
 * on a free port behind each port that it names. The program sees the address and the port that it asked for.
 */
import { getSystemErrorMap } from 'node:util';
import { claimPort, realPort, refusingPort, releasePort } from './port-table.ts';
import { portOf, tcp, unchanged, type TcpHandle } from './tcp.ts';

interface PlaceOptions {
  readonly address: string;
  /** The folder of the table, where ports are mapped. */
  readonly ports: string | undefined;
  readonly onListening: (port: number) => void;
  readonly onClosed: (port: number) => void;
}

/** The Redis that the environment names is the machine's, and not this child's. */
const redisPort = Number(URL.parse(process.env['REDIS_URL'] ?? '')?.port);

function busy(): number {
  const [code] = [...getSystemErrorMap()].find(([, [name]]) => name === 'EADDRINUSE') ?? [];
  if (code === undefined) throw new Error('This system has no EADDRINUSE.');
  return code;
}

function isLocal(address: string): boolean {
  return ['::', '::1', '0.0.0.0', '127.0.0.1'].includes(address);
}

export function listenAtOwnPlace({ address: ownAddress, ports, onListening, onClosed }: PlaceOptions): void {
  const { bind, bind6, connect, connect6, listen, close, getsockname, getpeername } = unchanged;
  /** What the program asked for. */
  const asked = new WeakMap<TcpHandle, { readonly address: string; readonly port: number }>();
  const listening = new WeakMap<TcpHandle, number>();
  const connectedTo = new WeakMap<TcpHandle, number>();
  const shownPorts = new Map<number, number>();

  const bindAtOwn = (handle: TcpHandle, address: string, port: number, flags?: number): number => {
    asked.set(handle, { address, port });
    return bind.call(handle, ownAddress, ports === undefined ? port : 0, flags);
  };
  tcp.bind = function (address, port, flags) {
    return isLocal(address) ? bindAtOwn(this, address, port, flags) : bind.call(this, address, port, flags);
  };
  tcp.bind6 = function (address, port, flags) {
    return isLocal(address) ? bindAtOwn(this, address, port, 0) : bind6.call(this, address, port, flags);
  };
  const isOwn = (address: string, port: number): boolean => isLocal(address) && port !== redisPort;
  const connectToOwn = (handle: TcpHandle, request: object, port: number): number => {
    connectedTo.set(handle, port);
    const real = ports === undefined ? port : (realPort(ports, port) ?? refusingPort());
    return connect.call(handle, request, ownAddress, real);
  };
  tcp.connect = function (request, address, port) {
    return isOwn(address, port) ? connectToOwn(this, request, port) : connect.call(this, request, address, port);
  };
  tcp.connect6 = function (request, address, port) {
    return isOwn(address, port) ? connectToOwn(this, request, port) : connect6.call(this, request, address, port);
  };
  tcp.listen = function (backlog) {
    const real = portOf(this);
    const port = asked.get(this)?.port || real;
    const isMapped = ports !== undefined && asked.has(this);
    if (isMapped && port !== undefined && real !== undefined) {
      // As a system does, which tells of a busy port when one listens.
      if (!claimPort(ports, port, real)) return busy();
      shownPorts.set(real, port);
    }
    const error = listen.call(this, backlog);
    if (error !== 0 && isMapped && port !== undefined) releasePort(ports, port);
    const shown = isMapped ? port : portOf(this);
    if (error === 0 && shown !== undefined) {
      listening.set(this, shown);
      // As Node's own event, told when the lines after `listen` have run: they may install what a signal needs.
      setImmediate(() => {
        if (listening.has(this)) onListening(shown);
      });
    }
    return error;
  };
  tcp.close = function (done) {
    const port = listening.get(this);
    if (listening.delete(this) && port !== undefined) {
      if (ports !== undefined && asked.has(this)) releasePort(ports, port);
      onClosed(port);
    }
    close.call(this, done);
  };
  tcp.getsockname = function (out) {
    const error = getsockname.call(this, out);
    const { address, port = 0 } = asked.get(this) ?? {};
    if (out.port !== undefined) out.port = port || (shownPorts.get(out.port) ?? out.port);
    if (address !== undefined) Object.assign(out, { address, family: address.includes(':') ? 'IPv6' : 'IPv4' });
    else if (out.address === ownAddress) Object.assign(out, { address: '::ffff:127.0.0.1', family: 'IPv6' });
    return error;
  };
  tcp.getpeername = function (out) {
    const error = getpeername.call(this, out);
    if (out.port !== undefined) out.port = connectedTo.get(this) ?? out.port;
    if (out.address?.startsWith('127.') === true) Object.assign(out, { address: '::ffff:127.0.0.1', family: 'IPv6' });
    return error;
  };
}
