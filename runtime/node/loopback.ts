/** Where the servers of a child listen: two ways, so that `app.listen(3000)` stands in every example and all run at once. */
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { boundHandle } from './tcp.ts';
import { realPort } from './port-table.ts';

export type LoopbackWay = 'own-address' | 'mapped-ports';

export interface Loopback {
  readonly address: string;
  /** Where ports are mapped: the folder of the table. */
  readonly ports?: string;
}

/** All of 127.0.0.0/8 is loopback on Linux; other systems have 127.0.0.1 alone. */
function anAddress(): string {
  return `127.${String(randomInt(1, 255))}.${String(randomInt(0, 256))}.${String(randomInt(1, 255))}`;
}

let tried: LoopbackWay | undefined;

/** What this system can do, found by trying. */
export function possibleWay(): LoopbackWay {
  if (tried === undefined) {
    const handle = boundHandle(anAddress(), 0);
    tried = handle === undefined ? 'mapped-ports' : 'own-address';
    handle?.close();
  }
  return tried;
}

/** @param base a folder of the child's own, beside its program */
export function loopbackOf(base: string, way: LoopbackWay = possibleWay()): Loopback {
  return way === 'own-address' ? { address: anAddress() } : { address: '127.0.0.1', ports: join(base, 'ports') };
}

/** The port to connect to; undefined where nothing listens there. */
export function portBehind({ ports }: Loopback, port: number): number | undefined {
  return ports === undefined ? port : realPort(ports, port);
}
