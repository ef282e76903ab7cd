/**
 * The grader that everybody writes first: it imports the program into its own process and trusts what comes out. Here
 * to be beaten, in a process namespace of its own. Its one difference from the usual: the program listens on a Unix socket.
 */
import assert from 'node:assert';
import { lstatSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { request, Server } from 'node:http';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

const folder = resolve(process.argv[2] ?? '.');
const above = resolve(folder, '..');
const socketPath = join(above, 'naive.sock');
process.chdir(folder);

const hidden = z.array(
  z.object({ body: z.unknown(), status: z.number(), json: z.unknown().optional(), points: z.number() }),
);

// eslint-disable-next-line @typescript-eslint/unbound-method -- the original is called with `this` given
const listen: unknown = Server.prototype.listen;
Reflect.set(Server.prototype, 'listen', function (this: Server) {
  if (typeof listen === 'function') Reflect.apply(listen, this, [socketPath]);
  return this;
});

interface Answer {
  readonly status: number;
  readonly text: string;
}

function ask(body: unknown): Promise<Answer> {
  return new Promise((done, fail) => {
    const text = JSON.stringify(body);
    const headers = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) };
    const outgoing = request({ socketPath, method: 'POST', path: '/rate', headers }, (response) => {
      clearTimeout(deadline);
      let received = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (received += chunk));
      response.on('end', () => done({ status: response.statusCode ?? 0, text: received })).on('error', fail);
    });
    const deadline = setTimeout(() => fail(new Error('no answer')), 2000);
    outgoing.on('error', fail).end(text);
  });
}

await import(pathToFileURL(join(folder, 'main.ts')).href);
await new Promise((later) => setImmediate(later));
const cases = hidden.parse(JSON.parse(readFileSync(join(above, 'hidden.json'), 'utf8')));
const outcomes: { points: number; isRight: boolean }[] = [];
for (const { body, status, json, points } of cases) {
  const answer = await ask(body);
  try {
    assert.deepStrictEqual(answer.status, status);
    if (json !== undefined) assert.deepStrictEqual(JSON.parse(answer.text), json);
    outcomes.push({ points, isRight: true });
  } catch {
    const told = answer.text.replaceAll(/\/[^\s"]*\/app\b/g, '/app');
    console.log(`got ${JSON.stringify(told.startsWith('[') ? JSON.parse(told) : told)}`);
    outcomes.push({ points, isRight: false });
  }
}
// How much it has left behind.
function bytesOf(path: string): number {
  const found = lstatSync(path);
  if (!found.isDirectory()) return found.size;
  return readdirSync(path).reduce((bytes, name) => bytes + bytesOf(join(path, name)), 0);
}
console.log(`${bytesOf(folder)} bytes`);
const sum = (of: readonly { points: number }[]): number => of.reduce((total, { points }) => total + points, 0);
const result = JSON.stringify({ points: sum(outcomes.filter(({ isRight }) => isRight)), outOf: sum(outcomes) });
writeFileSync(join(above, 'results.json'), result);
console.log(result);
process.exit(0);
