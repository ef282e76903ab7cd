import type { Response } from 'express';

/** Aborted when the connection closes before the response is complete: nobody is left to read it. */
export function clientGone(res: Response): AbortSignal {
  const gone = new AbortController();
  res.once('close', () => {
    if (!res.writableFinished) gone.abort();
  });
  return gone.signal;
}
