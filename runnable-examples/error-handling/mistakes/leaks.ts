import express, { Router } from 'express';
import type { ErrorRequestHandler } from 'express';
import { z } from 'zod';

/** What HTTP clients throw: the status and the headers are those of the other server. */
class ClientError extends Error {
  override readonly name = 'ClientError';
  readonly status = 401;
  readonly headers = { 'X-Internal': 'prices-2' };
}

export const upstream = Router();

upstream.get('/price', () => {
  throw new ClientError('the key of prices-2 has expired');
});

upstream.get('/items', () => {
  throw new Error('cannot connect to postgres://app:hunter2@db:5432');
});

const WithStatus = z.object({ status: z.int().min(400).max(599) });

/** Any error may carry a status, also one that was meant for somebody else. */
export const trustStatus: ErrorRequestHandler = (error, _req, res, _next) => {
  const status = WithStatus.safeParse(error).data?.status ?? 500;
  res.status(status).json({ status });
};

/** A message is written for a developer. */
export const messageForClient: ErrorRequestHandler = (error: Error, _req, res, _next) => {
  res.status(500).json({ detail: error.message });
};

const logAll: ErrorRequestHandler = (error, _req, res, _next) => {
  console.error(error);
  res.status(400).json({ title: 'Bad Request' });
};

export const bodyInLog = Router().use(express.json(), logAll);
