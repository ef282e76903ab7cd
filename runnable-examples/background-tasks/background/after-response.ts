import type { Response } from 'express';

/** Starts the work when the response is out. Its failure is logged: nobody else is left to hear of it. */
export function afterResponse(res: Response, work: () => Promise<void>): void {
  res.once('finish', () => {
    work().catch((error: unknown) => {
      console.error(`background work failed: ${String(error)}`);
    });
  });
}
