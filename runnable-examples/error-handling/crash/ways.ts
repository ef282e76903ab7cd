import { createReadStream } from 'node:fs';
import type { RequestHandler } from 'express';
import { countView, countViewNow } from './views.ts';

type ById = RequestHandler<{ id: string }>;

/** Express waits for the promise of the handler, and the handler waits for this one. */
export const awaited: ById = async (req, res) => {
  await countView(req.params.id);
  res.json('counted');
};

/** Nobody waits for this promise. */
export const forgotten: ById = (req, res) => {
  void countView(req.params.id);
  res.json('counted soon');
};

export const caught: ById = (req, res) => {
  countView(req.params.id).catch((error: unknown) => {
    console.error(`not counted: ${String(error)}`);
  });
  res.json('counted soon');
};

/** The callback runs later, when `try` is long over. */
export const inTimer: ById = (req, res) => {
  try {
    setTimeout(() => countViewNow(req.params.id), 100);
  } catch {
    console.error('this is never printed');
  }
  res.json('counted soon');
};

const notes = process.env['NOTES'] ?? 'notes';

/** A stream tells of its errors by an event. Nobody listens for it here. */
export const piped: RequestHandler = (_req, res) => {
  createReadStream(`${notes}/1.txt`).pipe(res);
};

export const heard: RequestHandler = (_req, res, next) => {
  createReadStream(`${notes}/1.txt`).on('error', next).pipe(res);
};
