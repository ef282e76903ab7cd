/** What only a bare socket can send: requests without a pause between them, half a goodbye, half a body. */
import { z } from 'zod';
import type { HttpRequest, RunningExample } from '#runtime/contract.ts';
import { BUSY_MS } from './held.ts';
import { WITNESS_PORT } from './witness.ts';

export interface BareClient {
  readonly name: string;
  readonly bytesFrom: (documented: HttpRequest) => string;
  /** What the client does when all is sent, beside waiting. */
  readonly then?: 'end' | 'reset';
  /** How many answers it must get; any number unless told. */
  readonly answers?: number;
}

const AT_A_TIME = 3;

/** One character for each byte. */
function binary(body: string | Uint8Array): string {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

function bytesFrom({ method, path, headers = [], body }: HttpRequest, connection: string, promised = 0): string {
  const sent = body === undefined ? '' : binary(body);
  const length = sent.length + promised;
  return [
    `${method} ${path} HTTP/1.1`,
    'host: localhost:3000',
    `connection: ${connection}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...(length > 0 ? [`content-length: ${String(length)}`] : []),
    '',
    sent,
  ].join('\r\n');
}

export const bareClients: readonly BareClient[] = [
  {
    name: 'three requests in one breath',
    bytesFrom: (documented) =>
      Array.from({ length: AT_A_TIME }, (_, index) =>
        bytesFrom(documented, index === AT_A_TIME - 1 ? 'close' : 'keep-alive'),
      ).join(''),
    answers: AT_A_TIME,
  },
  {
    name: 'a client that closes its half',
    bytesFrom: (documented) => bytesFrom(documented, 'keep-alive'),
    // Node answers such a client only where the answer is there at once: `httpAllowHalfOpen` is off.
    then: 'end',
  },
  {
    name: 'a client that resets',
    bytesFrom: (documented) => bytesFrom(documented, 'keep-alive'),
    then: 'reset',
  },
  {
    name: 'a body that stops in the middle',
    bytesFrom: ({ body = '{"a": ', headers = [['content-type', 'application/json']], ...documented }) => {
      const method = documented.method === 'GET' ? 'POST' : documented.method;
      return bytesFrom({ ...documented, method, headers, body }, 'close', 100);
    },
    then: 'end',
  },
];

const told = z.object({ answer: z.string() });

/** The status and the words of each answer, undefined where all is as promised. */
export async function problemOfBare(
  program: RunningExample,
  documented: HttpRequest,
  { bytesFrom: bytes, then, answers }: BareClient,
): Promise<string | undefined> {
  const { body } = await program.send(
    { method: 'POST', path: '/', port: WITNESS_PORT, body: JSON.stringify({ bytes: bytes(documented), then }) },
    { deadlineMs: BUSY_MS },
  );
  const { answer } = told.parse(JSON.parse(new TextDecoder().decode(body)));
  const statuses = [...answer.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
  const bad = statuses.find((status) => status >= 500);
  if (bad !== undefined) return `status ${String(bad)}`;
  return answers === undefined || statuses.length === answers
    ? undefined
    : `${String(statuses.length)} answers in place of ${String(answers)}`;
}
