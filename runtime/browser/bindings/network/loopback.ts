import { post } from '../../ground/event-loop.ts';
import { hears, overlap, sourceFor, type Listening } from './addresses.ts';

/**
 * Connections without a network: two endpoints in memory, each with an inbox that fills up as a socket's buffer
 * does. Everything that listens or connects in the worker meets here.
 */

const INBOX_LIMIT = 256 * 1024;
const READ_SIZE = 64 * 1024;

export interface Listener extends Listening {
  readonly port: number;
  readonly accept: (endpoint: Endpoint) => void;
}

const FIRST_EPHEMERAL_PORT = 32_768;
let listeners: readonly Listener[] = [];
let nextEphemeralPort = FIRST_EPHEMERAL_PORT;
let onPortsChanged: (ports: readonly number[]) => void = () => undefined;

export function watchPorts(callback: (ports: readonly number[]) => void): void {
  onPortsChanged = callback;
}

/** Who hears of a connection to this address. */
export function listenerAt(target: string, port: number): Listener | undefined {
  const all = listeners.filter((listener) => listener.port === port && hears(listener, target));
  return all.find(({ address }) => address === target) ?? all[0];
}

/** Whoever listens on the port, and the address by which a client of this machine reaches it. */
export function anyListenerAt(port: number): { readonly listener: Listener; readonly target: string } | undefined {
  for (const target of ['127.0.0.1', '::1']) {
    const listener = listenerAt(target, port);
    if (listener !== undefined) return { listener, target };
  }
  const listener = listeners.find((each) => each.port === port);
  return listener === undefined ? undefined : { listener, target: listener.address };
}

export function isInUse(listening: Listening, port: number): boolean {
  return listeners.some((listener) => listener.port === port && overlap(listener, listening));
}

export function ephemeralPort(): number {
  do nextEphemeralPort = nextEphemeralPort === 60_999 ? FIRST_EPHEMERAL_PORT : nextEphemeralPort + 1;
  while (listeners.some(({ port }) => port === nextEphemeralPort));
  return nextEphemeralPort;
}

/** As if no connection had been made yet. */
export function useFirstPort(): void {
  nextEphemeralPort = FIRST_EPHEMERAL_PORT;
}

export function addListener(listener: Listener): void {
  listeners = [...listeners, listener];
  tellPorts();
}

export function removeListener(listener: Listener): void {
  if (!listeners.includes(listener)) return;
  listeners = listeners.filter((each) => each !== listener);
  tellPorts();
}

function tellPorts(): void {
  onPortsChanged([...new Set(listeners.map(({ port }) => port))]);
}

/** As a system resets what still waits for a server that closes: nobody would ever read that connection. */
export function acceptSoon(listener: Listener, endpoint: Endpoint): void {
  post(() => {
    if (listeners.includes(listener)) listener.accept(endpoint);
    else endpoint.close(true);
  });
}

export interface Reader {
  readonly onData: (bytes: Uint8Array) => void;
  readonly onEnd: () => void;
  /** The other side closed while bytes were on their way, or called for a reset. */
  readonly onReset: () => void;
}

export class Endpoint {
  readonly address: string;
  readonly port: number;
  /** Marks a connection of the page: the id of its request, for the log lines of that request. */
  requestId: string | undefined;
  /** Reads at once instead of in a task of its own: for a reader that runs none of the program. */
  direct = false;
  peer: Endpoint | undefined;
  reader: Reader | undefined;
  closed = false;
  reset = false;
  private inbox: Uint8Array[] = [];
  private waiting = 0;
  private ended = false;
  private endSeen = false;
  private posted = false;
  private whenDrained: (() => void)[] = [];

  constructor(address: string, port: number) {
    this.address = address;
    this.port = port;
  }

  /** Takes the bytes over; false where the sender should wait for `drained`. */
  push(bytes: Uint8Array): boolean {
    this.inbox.push(bytes);
    this.waiting += bytes.length;
    this.schedule();
    return this.waiting <= INBOX_LIMIT;
  }

  /** As push, but the reader has it at once: only where nothing else is running. */
  pushNow(bytes: Uint8Array): void {
    this.inbox.push(bytes);
    this.waiting += bytes.length;
    this.deliver();
    this.schedule();
  }

  drained(callback: () => void): void {
    this.whenDrained.push(callback);
  }

  end(): void {
    this.ended = true;
    this.schedule();
  }

  read(reader: Reader): void {
    this.reader = reader;
    this.schedule();
  }

  pause(): void {
    this.reader = undefined;
  }

  close(reset = false): void {
    if (this.closed) return;
    this.closed = true;
    const { peer } = this;
    if (peer !== undefined && !peer.closed) {
      if (reset || this.waiting > 0) peer.beReset();
      else peer.end();
    }
    this.inbox = [];
    this.waiting = 0;
    this.wakeWriters();
  }

  private beReset(): void {
    this.reset = true;
    this.inbox = [];
    this.waiting = 0;
    this.wakeWriters();
    this.schedule();
  }

  private wakeWriters(): void {
    const callbacks = this.whenDrained;
    this.whenDrained = [];
    for (const callback of callbacks) post(callback);
  }

  private hasNews(): boolean {
    return this.inbox.length > 0 || ((this.ended || this.reset) && !this.endSeen);
  }

  private schedule(): void {
    if (this.posted || this.closed || this.reader === undefined || !this.hasNews()) return;
    if (this.direct) {
      this.deliver();
      this.schedule();
      return;
    }
    this.posted = true;
    post(() => {
      this.posted = false;
      this.deliver();
      this.schedule();
    });
  }

  private deliver(): void {
    const { reader } = this;
    if (reader === undefined || this.closed || !this.hasNews()) return;
    if (this.inbox.length > 0) {
      const bytes = this.take();
      if (this.waiting <= INBOX_LIMIT) this.wakeWriters();
      reader.onData(bytes);
      return;
    }
    if (this.endSeen) return;
    this.endSeen = true;
    if (this.reset) reader.onReset();
    else reader.onEnd();
  }

  /** Up to READ_SIZE bytes, several small writes joined, as one read from a socket gives them. */
  private take(): Uint8Array {
    const first = this.inbox[0] ?? new Uint8Array();
    if (this.inbox.length === 1 && first.length <= READ_SIZE) {
      this.inbox = [];
      this.waiting = 0;
      return first;
    }
    const bytes = new Uint8Array(Math.min(this.waiting, READ_SIZE));
    let filled = 0;
    let used = 0;
    for (const part of this.inbox) {
      const room = bytes.length - filled;
      if (part.length > room) {
        bytes.set(part.subarray(0, room), filled);
        this.inbox[used] = part.subarray(room);
        filled += room;
        break;
      }
      bytes.set(part, filled);
      filled += part.length;
      used += 1;
      if (filled === bytes.length) break;
    }
    this.inbox.splice(0, used);
    this.waiting -= filled;
    return bytes;
  }
}

/** @param target where the connection leads */
export function connectPair(target: string, port: number): [client: Endpoint, server: Endpoint] {
  const client = new Endpoint(sourceFor(target), ephemeralPort());
  const server = new Endpoint(target, port);
  client.peer = server;
  server.peer = client;
  return [client, server];
}
