/** What Node's own `net` calls for each TCP socket. */
export interface SocketName {
  address?: string;
  family?: string;
  port?: number;
}

export interface TcpHandle {
  bind(address: string, port: number, flags?: number): number;
  bind6(address: string, port: number, flags?: number): number;
  connect(request: object, address: string, port: number): number;
  connect6(request: object, address: string, port: number): number;
  listen(backlog: number): number;
  close(done?: () => void): void;
  getsockname(out: SocketName): number;
  getpeername(out: SocketName): number;
  unref(): void;
}

interface TcpBinding {
  readonly TCP: { prototype: TcpHandle; new (kind: number): TcpHandle };
  readonly constants: { readonly SERVER: number };
}

interface ProcessWithBinding {
  binding(name: 'tcp_wrap'): TcpBinding;
}

/** `process.binding` is what Node's own `net` calls through; no types describe it. */
function hasBinding(value: object): value is ProcessWithBinding {
  return 'binding' in value && typeof value.binding === 'function';
}

const host: object = process;
if (!hasBinding(host)) throw new Error('This Node has no process.binding, which examples in Node need.');
const { TCP, constants } = host.binding('tcp_wrap');

/** What a child changes for its program. */
export const tcp: TcpHandle = TCP.prototype;

/** As they were before. */
// eslint-disable-next-line @typescript-eslint/unbound-method -- each is called with its handle given
const { bind, bind6, connect, connect6, listen, close, getsockname, getpeername } = tcp;
export const unchanged = { bind, bind6, connect, connect6, listen, close, getsockname, getpeername } as const;

/** Bound at once, without an event loop: undefined where the system refuses. A port of 0 is any free one. */
export function boundHandle(address: string, port: number): TcpHandle | undefined {
  const handle = new TCP(constants.SERVER);
  handle.unref();
  if (bind.call(handle, address, port) === 0) return handle;
  close.call(handle);
  return undefined;
}

/** A port that is taken shows when one listens. */
export function isFree(address: string, port: number): boolean {
  const probe = boundHandle(address, port);
  if (probe === undefined) return false;
  const isListening = listen.call(probe, 1) === 0;
  close.call(probe);
  return isListening;
}

export function portOf(handle: TcpHandle): number | undefined {
  const name: SocketName = {};
  return getsockname.call(handle, name) === 0 ? name.port : undefined;
}
