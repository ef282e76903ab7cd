import type { Response } from 'express';

/** Aborted when the connection closes before the response is complete: nobody is left to read it. */
export function clientGone(res: Response): AbortSignal {
  const gone = new AbortController();
  const onClose = (): void => {
    if (!res.writableFinished) gone.abort();
  };
  if (res.closed)
    onClose(); // The event has been, and does not come again.
  else res.once('close', onClose);
  return gone.signal;
}
