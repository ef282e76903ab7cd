/** The grader's end of the link: an agent for `node:http` whose connections are frames. */
import { Agent } from 'node:http';
import type { Duplex } from 'node:stream';
import { LinkConnection } from './connection.ts';
import { bytesFromFrame, FRAME, frameReader } from './frames.ts';

/** Of one response with its head; what sends more is cut. */
const MAX_RESPONSE_BYTES = 16 * 1024 * 1024;
/** Of one program. */
const MAX_LINK_BYTES = 256 * 1024 * 1024;

export interface Link {
  readonly agentOfRequest: () => Agent;
  /** Which connection a socket is, as the program's log lines name it. */
  readonly idOf: (socket: unknown) => number | undefined;
  readonly ping: () => void;
  readonly signal: (name: string) => void;
  readonly close: () => void;
}

interface LinkOptions {
  readonly onAlive: () => void;
  /** It wrote what is no frame, or too much. */
  readonly onAbuse: () => void;
}

/**
 * For one request, with a connection of its own: nothing that a program sends unasked can reach another answer. The
 * connection stays open when the response is out, as that of any client does.
 */
class OneRequestAgent extends Agent {
  readonly #connect: (port: number) => Duplex;
  readonly #onIdle: (socket: Duplex) => void;
  constructor(connect: (port: number) => Duplex, onIdle: (socket: Duplex) => void) {
    super({ keepAlive: true });
    this.#connect = connect;
    this.#onIdle = onIdle;
  }
  override createConnection(options: { readonly port?: unknown }): Duplex {
    return this.#connect(Number(options.port));
  }
  override keepSocketAlive(socket: Duplex): void {
    this.#onIdle(socket);
    // Whether it stays: what the response says of it decides.
    return super.keepSocketAlive(socket);
  }
}

export function linkOver(stream: Duplex, { onAlive, onAbuse }: LinkOptions): Link {
  const connections = new Map<number, LinkConnection>();
  const received = new Map<number, number>();
  const idle = new WeakSet<Duplex>();
  let last = 0;
  let total = 0;
  const write = (bytes: Uint8Array, done?: (error?: Error | null) => void): void => {
    if (stream.writable) stream.write(bytes, done);
    else done?.();
  };

  function connect(port: number): Duplex {
    last += 1;
    const id = last;
    const connection = new LinkConnection(id, port, write);
    connections.set(id, connection);
    connection.once('close', () => {
      connections.delete(id);
      received.delete(id);
    });
    const asked = Buffer.alloc(2);
    asked.writeUInt16BE(port, 0);
    write(bytesFromFrame(FRAME.open, id, asked));
    return connection;
  }

  const read = frameReader(({ type, connection: id, payload }) => {
    if (type === FRAME.ping) {
      onAlive();
      return;
    }
    const connection = connections.get(id);
    if (connection === undefined) return;
    if (type === FRAME.data) {
      const bytes = (received.get(id) ?? 0) + payload.byteLength;
      received.set(id, bytes);
      if (idle.has(connection)) connection.destroy();
      else if (bytes > MAX_RESPONSE_BYTES) connection.destroy(new Error('The response is too long.'));
      else connection.receive(payload);
    } else if (type === FRAME.end) connection.receive(null);
    else if (type === FRAME.close) {
      connection.receive(null);
      setImmediate(() => connection.closeByPeer());
    } else if (type === FRAME.refused)
      connection.closeByPeer(Object.assign(new Error('Nothing listens there.'), { code: 'ECONNREFUSED' }));
  });
  stream.on('data', (chunk: Buffer) => {
    total += chunk.byteLength;
    if (total > MAX_LINK_BYTES || !read(chunk)) onAbuse();
  });
  // A program that ends while we write closes the link under our feet; its exit says all there is to say.
  stream.on('error', () => undefined);
  const closeAll = (): void => {
    for (const connection of connections.values()) connection.closeByPeer(new Error('The program has ended.'));
  };
  stream.on('close', closeAll);

  return {
    agentOfRequest: () => new OneRequestAgent(connect, (socket) => void idle.add(socket)),
    idOf: (socket) => (socket instanceof LinkConnection ? socket.id : undefined),
    // What has come is read first: to write to a program that has ended closes the link, with its last answer unread.
    ping: () => void setImmediate(() => write(bytesFromFrame(FRAME.ping, 0))),
    signal: (name) => write(bytesFromFrame(FRAME.signal, 0, Buffer.from(name))),
    close() {
      closeAll();
      stream.destroy();
    },
  };
}
