import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
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
    console.error('not counted:', error);
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

/** Beside this file, wherever the program was started. */
const note = new URL(`${process.env['NOTES'] || 'notes'}/1.txt`, import.meta.url);

/** A stream tells of its errors by an event. Nobody listens for it here. */
export const piped: RequestHandler = (_req, res) => {
  createReadStream(note).pipe(res.type('text'));
};

/** Waits until the file is open, so that a missing one is still a 500. */
export const heard: RequestHandler = async (_req, res) => {
  const file = createReadStream(note);
  await once(file, 'open');
  // The client may have gone meanwhile. From here on, `pipeline` looks after both ends.
  if (res.closed) file.destroy();
  else await pipeline(file, res.type('text'));
};
