import { finished } from 'node:stream';
import type { Response } from 'express';

/**
 * Starts the work when the response is out, or when its client has gone: what was accepted is done.
 * A failure is logged, since nobody else is left to hear of it.
 */
export function afterResponse(res: Response, work: () => void | Promise<void>): void {
  finished(res, () => {
    // A response that refuses has accepted nothing.
    if (res.statusCode >= 400) return;
    Promise.try(work).catch((error: unknown) => {
      console.error('background work failed:', error);
    });
  });
}
