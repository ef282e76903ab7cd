import assert from 'node:assert/strict';
import diagnostics from 'node:diagnostics_channel';
import { once } from 'node:events';
import { test } from 'node:test';
import express, { Router, type NextFunction, type Request, type Response } from 'express';
import type { WayStep } from './contract.ts';
import { traceRequests } from './trace.ts';

const wayOf = traceRequests(diagnostics);

function createApp(ways: (readonly WayStep[])[]): express.Express {
  const app = express();
  app.use(function record(req, res, next) {
    res.once('close', () => ways.push(wayOf(req)));
    next();
  });
  const users = Router();
  users.use(function guard(req, _res, next) {
    next(req.query['key'] === undefined ? new Error('no key') : undefined);
  });
  users.get('/:id', function readUser(_req, res) {
    res.json({});
  });
  app.use('/users', users);
  app.get('/slow', async function slow(_req, res) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    res.json({});
  });
  app.get('/late', function late(_req, res) {
    res.json({});
  });
  app.use(function onError(_error: unknown, _req: Request, res: Response, _next: NextFunction) {
    res.status(500).json({});
  });
  return app;
}

async function wayOfRequest(path: string, create = createApp): Promise<readonly string[]> {
  const ways: (readonly WayStep[])[] = [];
  const server = create(ways).listen(0);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.');
  await (await fetch(`http://127.0.0.1:${address.port}${path}`)).text();
  while (ways.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  server.close();
  server.closeAllConnections();
  return (ways[0] ?? []).map((step) =>
    [step.depth, step.kind, step.name, step.handler, step.outcome, step.error]
      .filter((part) => part !== undefined && part !== '')
      .join(' '),
  );
}

test('a request through a router to its route', async () => {
  assert.deepEqual(await wayOfRequest('/users/7?key=1'), [
    '0 middleware record passed',
    '0 router /users router passed',
    '1 middleware guard passed',
    '1 route GET /:id readUser answered',
    '0 route GET /slow slow not-reached',
    '0 route GET /late late not-reached',
    '0 error-handler onError not-reached',
  ]);
});

test('an error jumps to the error handler', async () => {
  assert.deepEqual(await wayOfRequest('/users/7'), [
    '0 middleware record passed',
    '0 router /users router passed',
    '1 middleware guard failed no key',
    '1 route GET /:id readUser not-reached',
    '0 route GET /slow slow skipped',
    '0 route GET /late late skipped',
    '0 error-handler onError answered',
  ]);
});

test('what does not match is skipped, and waiting takes time', async () => {
  assert.deepEqual(await wayOfRequest('/slow'), [
    '0 middleware record passed',
    '0 router /users router skipped',
    '0 route GET /slow slow answered',
    '0 route GET /late late not-reached',
    '0 error-handler onError not-reached',
  ]);
});

function createAppOfAll(ways: (readonly WayStep[])[]): express.Express {
  const app = express();
  app.use(function record(req, res, next) {
    res.once('close', () => ways.push(wayOf(req)));
    next();
  });
  app.all(
    '/all',
    function first(_req, _res, next) {
      next();
    },
    function second(_req, res) {
      res.json({});
    },
    function third(_req, res) {
      res.json({});
    },
  );
  return app;
}

test('a route of every method is told once for each of its functions, and what lies behind the answer is not reached', async () => {
  assert.deepEqual(await wayOfRequest('/all', createAppOfAll), [
    '0 middleware record passed',
    '0 route ALL /all first passed',
    '0 route ALL /all second answered',
    '0 route ALL /all third not-reached',
  ]);
});
