import { encodeUtf8 } from '../bindings/text/bytes-and-text.ts';
import { useFirstPort } from '../bindings/network/loopback.ts';
import * as volume from '../bindings/files/volume.ts';
import { forgetFile, importFrom } from '../modules/link.ts';
import type { FromWorker } from '../protocol.ts';
import { sendRequest } from './client.ts';
import { host } from '../ground/host.ts';
import { callMember, internalFunction } from '../ground/library.ts';

/**
 * A worker that waits for its program runs a small one of its own, whose every trace it then removes. An engine
 * compiles a function when it is first called: so the program's first request finds compiled what it needs.
 */

const PATH = '/tmp/rehearsal.ts';
/** No program's: a connection that is still closing must not be taken for one of its own. */
const PORT = 65_535;
const PROGRAM = `import express from 'express';
import { z } from 'zod';
interface Item { name: string; tags: string[] }
const Item = z.object({ name: z.string().min(1), price: z.number().positive().optional(), tags: z.array(z.string()).default([]) });
const items = new Map<string, Item>();
const app = express();
app.use(express.json());
const router = express.Router();
router.get('/:id', (req, res) => {
  res.json({ id: req.params.id, page: req.query['page'], found: items.get(req.params.id) });
});
router.post('/', async (req, res) => {
  const parsed = Item.safeParse(await Promise.resolve(req.body as unknown));
  if (!parsed.success) return void res.status(422).json({ errors: z.treeifyError(parsed.error), issues: parsed.error.issues });
  items.set(parsed.data.name, parsed.data);
  res.status(201).set('x-items', String(items.size)).json(parsed.data);
});
app.use('/items', router);
export const listen = () => app.listen(${String(PORT)});
`;

const REQUESTS = [
  { method: 'GET', path: '/items/1?page=2' },
  { method: 'POST', path: '/items', body: '{"name":"a","price":1}' },
  { method: 'POST', path: '/items', body: '{"name":""}' },
  { method: 'GET', path: '/items/1' },
  { method: 'GET', path: '/none' },
] as const;

const ENDS: ReadonlySet<FromWorker['type']> = new Set(['answer', 'end', 'failed']);

type Finish = () => void;
let finish: Finish | undefined;

/** The program has come: nothing of the rehearsal may go on, nor be seen. */
export function endRehearsal(): void {
  finish?.();
}

/** @returns when it is over, or was ended */
export function rehearse(): Promise<void> {
  return new Promise((resolve) => {
    let isOver = false;
    let server: unknown;
    finish = (): void => {
      if (isOver) return;
      isOver = true;
      if (server !== undefined) {
        callMember(server, 'close');
        callMember(server, 'closeAllConnections');
      }
      forgetFile(PATH);
      volume.locate(PATH).parent.entries.delete('rehearsal.ts');
      useFirstPort();
      resolve();
    };
    volume.locate(PATH).parent.entries.set('rehearsal.ts', volume.fileNode(encodeUtf8(PROGRAM)));
    internalFunction('internal/util/debuglog', 'initializeDebugEnv')(undefined);
    internalFunction('internal/util/inspect', 'format')('%s %o', 'listening', { port: PORT });
    const run = async (): Promise<void> => {
      const program = await importFrom(PATH, PATH, undefined);
      if (!isOver) server = callMember(program, 'listen');
      for (const request of REQUESTS) if (!isOver) await answered(request);
    };
    run()
      .catch((error: unknown) => host.console.error(error))
      .finally(() => finish?.());
  });
}

function answered({ method, path, body }: { method: string; path: string; body?: string }): Promise<void> {
  const headers = body === undefined ? [] : [['Content-Type', 'application/json'] as const];
  return new Promise((resolve) => {
    const hear = (message: FromWorker): void => {
      if (message.type === 'several') message.messages.forEach(hear);
      else if (ENDS.has(message.type)) resolve();
    };
    const rest = { type: 'request', id: undefined, bodyLimit: 100_000 } as const;
    sendRequest({ ...rest, number: 0, port: PORT, method, path, headers, body }, hear);
  });
}
