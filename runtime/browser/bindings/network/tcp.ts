import { asSeenBy, familyOf, isOwnAddress, targetOf } from './addresses.ts';
import { currentFrame, frameForRequest, setFrame } from '../../ground/async-context.ts';
import { nextAsyncId } from '../async/async-wrap.ts';
import { encode, encodeUtf8 } from '../text/bytes-and-text.ts';
import { ERRNO } from '../errno.ts';
import {
  acceptSoon,
  addListener,
  connectPair,
  ephemeralPort,
  isInUse,
  listenerAt,
  removeListener,
  type Endpoint,
  type Listener,
} from './loopback.ts';
import {
  ARRAY_BUFFER_OFFSET,
  BYTES_WRITTEN,
  bytesOfChunks,
  LAST_WRITE_WAS_ASYNC,
  READ_BYTES,
  streamBaseState,
  Wrap,
} from './stream-wrap.ts';
import { holdHandle, releaseHandle } from './held-handles.ts';
import { post } from '../../ground/event-loop.ts';

/** `internalBinding('tcp_wrap')`: the handles under Node's net, over the loopback in memory. */

interface Request {
  oncomplete: (...args: unknown[]) => void;
}
type OnRead = (this: TCP, buffer: ArrayBufferLike | undefined) => void;

const SERVER = 1;
const UV_TCP_IPV6ONLY = 1;

class TCP {
  onread: OnRead | undefined;
  onconnection: ((this: TCP, status: number, client: TCP | undefined) => void) | undefined;
  reading = false;
  bytesRead = 0;
  bytesWritten = 0;
  readonly fd = -1;
  private readonly asyncId = nextAsyncId();
  /** What AsyncLocalStorage held when this handle was made: its callbacks run in that, as in Node. */
  private readonly frame = currentFrame();
  private address = '';
  private remoteAddress = '';
  private isDual = true;
  private port = 0;
  /** Of a handle that listens. */
  listener: Listener | undefined;
  private endpoint: Endpoint | undefined;
  private isReading = false;
  private requests = 0;
  private refd = true;
  private held = false;
  private closing = false;

  // Node's http takes a handle's bytes past the socket where this is true; ours always come through it.
  get isStreamBase(): boolean {
    return false;
  }

  getAsyncId(): number {
    return this.asyncId;
  }

  ref(): void {
    this.refd = true;
    this.updateHold();
  }

  unref(): void {
    this.refd = false;
    this.updateHold();
  }

  hasRef(): boolean {
    return this.refd && !this.closing;
  }

  private updateHold(): void {
    const active = this.listener !== undefined || this.isReading || this.requests > 0;
    const held = active && this.refd && !this.closing;
    if (held === this.held) return;
    this.held = held;
    if (held) holdHandle(this);
    else releaseHandle(this);
  }

  bind(address: string, port: number): number {
    if (!isOwnAddress(address)) return ERRNO.EADDRNOTAVAIL;
    this.address = address;
    this.port = port === 0 ? ephemeralPort() : port;
    return 0;
  }

  bind6(address: string, port: number, flags: number): number {
    this.isDual = (flags & UV_TCP_IPV6ONLY) === 0;
    return this.bind(address, port);
  }

  open(): number {
    return ERRNO.EINVAL;
  }

  listen(): number {
    // As Linux does it: two may bind to a port, the second to listen on it is refused.
    const { address, isDual, port } = this;
    if (isInUse({ address, isDual }, port)) return ERRNO.EADDRINUSE;
    this.listener = { address, isDual, port, accept: (endpoint) => this.accept(endpoint) };
    addListener(this.listener);
    this.updateHold();
    return 0;
  }

  private accept(endpoint: Endpoint): void {
    const client = new TCP();
    client.endpoint = endpoint;
    client.address = asSeenBy(this.address, endpoint.address);
    client.remoteAddress = asSeenBy(this.address, endpoint.peer?.address ?? '');
    client.port = endpoint.port;
    this.onconnection?.(0, client);
  }

  /** As a system does it: connected where somebody listens now, and told later. */
  connect(request: Request, address: string, port: number): number {
    const target = targetOf(address);
    const listener = isOwnAddress(address) ? listenerAt(target, port) : undefined;
    if (listener !== undefined) {
      const [mine, theirs] = connectPair(target, port);
      this.endpoint = mine;
      this.address = asSeenBy(address, mine.address);
      this.remoteAddress = asSeenBy(address, target);
      this.port = mine.port;
      acceptSoon(listener, theirs);
    }
    this.requests += 1;
    this.updateHold();
    const frame = currentFrame();
    post(() => {
      this.requests -= 1;
      this.updateHold();
      setFrame(frame);
      if (this.closing) request.oncomplete(ERRNO.ECANCELED, this, request, false, false);
      else if (listener === undefined) request.oncomplete(ERRNO.ECONNREFUSED, this, request, false, false);
      else if (this.endpoint?.reset === true) request.oncomplete(ERRNO.ECONNRESET, this, request, false, false);
      else request.oncomplete(0, this, request, true, true);
      setFrame(undefined);
    });
    return 0;
  }

  connect6(request: Request, address: string, port: number): number {
    return this.connect(request, address, port);
  }

  readStart(): number {
    if (this.endpoint === undefined) return ERRNO.ENOTCONN;
    this.isReading = true;
    this.endpoint.read({
      onData: (bytes) => this.give(bytes.length, bytes),
      onEnd: () => this.give(ERRNO.EOF),
      onReset: () => this.give(ERRNO.ECONNRESET),
    });
    this.updateHold();
    return 0;
  }

  readStop(): number {
    this.isReading = false;
    this.endpoint?.pause();
    this.updateHold();
    return 0;
  }

  private give(count: number, bytes?: Uint8Array): void {
    const requestId = this.endpoint?.requestId;
    if (count > 0) this.bytesRead += count;
    if (count < 0) {
      this.isReading = false;
      this.updateHold();
    }
    streamBaseState[READ_BYTES] = count;
    streamBaseState[ARRAY_BUFFER_OFFSET] = bytes?.byteOffset ?? 0;
    setFrame(requestId === undefined ? this.frame : frameForRequest(requestId));
    this.onread?.(bytes?.buffer);
    setFrame(undefined);
  }

  private write(request: Request, bytes: Uint8Array): number {
    const target = this.endpoint?.peer;
    streamBaseState[BYTES_WRITTEN] = bytes.length;
    streamBaseState[LAST_WRITE_WAS_ASYNC] = 0;
    if (target === undefined) return ERRNO.EBADF;
    if (target.closed) return this.endpoint?.reset === true ? ERRNO.ECONNRESET : ERRNO.EPIPE;
    this.bytesWritten += bytes.length;
    if (target.push(bytes)) return 0;
    streamBaseState[LAST_WRITE_WAS_ASYNC] = 1;
    this.requests += 1;
    this.updateHold();
    target.drained(() => {
      this.requests -= 1;
      this.updateHold();
      request.oncomplete(target.closed ? ERRNO.EPIPE : 0, this, undefined);
    });
    return 0;
  }

  writeBuffer(request: Request, bytes: Uint8Array): number {
    return this.write(request, new Uint8Array(bytes));
  }

  writeUtf8String(request: Request, text: string): number {
    return this.write(request, encodeUtf8(text));
  }

  writeLatin1String(request: Request, text: string): number {
    return this.write(request, encode(text, 'latin1'));
  }

  writeAsciiString(request: Request, text: string): number {
    return this.writeLatin1String(request, text);
  }

  writeUcs2String(request: Request, text: string): number {
    return this.write(request, encode(text, 'utf16le'));
  }

  writev(request: Request, chunks: readonly unknown[], allBuffers: boolean): number {
    return this.write(request, bytesOfChunks(chunks, allBuffers));
  }

  shutdown(request: Request): number {
    const { endpoint } = this;
    if (endpoint === undefined) return ERRNO.ENOTCONN;
    endpoint.peer?.end();
    this.requests += 1;
    this.updateHold();
    post(() => {
      this.requests -= 1;
      this.updateHold();
      request.oncomplete(0);
    });
    return 0;
  }

  close(done?: (this: TCP) => void): void {
    if (this.closing) return;
    this.end(false, done);
  }

  reset(done?: (this: TCP) => void): number {
    if (this.closing) return 0;
    this.end(true, done);
    return 0;
  }

  private end(reset: boolean, done?: (this: TCP) => void): void {
    this.closing = true;
    if (this.listener !== undefined) removeListener(this.listener);
    this.endpoint?.close(reset);
    this.updateHold();
    if (done !== undefined) post(() => done.call(this));
  }

  getsockname(out: object): number {
    Object.assign(out, { address: this.address, family: familyOf(this.address), port: this.port });
    return 0;
  }

  getpeername(out: object): number {
    const peer = this.endpoint?.peer;
    if (peer === undefined) return ERRNO.ENOTCONN;
    Object.assign(out, { address: this.remoteAddress, family: familyOf(this.remoteAddress), port: peer.port });
    return 0;
  }

  setNoDelay(): number {
    return 0;
  }

  setKeepAlive(): number {
    return 0;
  }

  setBlocking(): number {
    return 0;
  }
}

export const tcpWrapBinding = {
  TCP,
  TCPConnectWrap: class TCPConnectWrap extends Wrap {},
  constants: { SOCKET: 0, SERVER, UV_TCP_IPV6ONLY, UV_TCP_REUSEPORT: 2 },
};
