import { Router } from 'express';
import { z } from 'zod';
import { HttpError } from './http-error.ts';

export const outside = Router();

/** An error that asks the client to come back. */
outside.get('/busy', () => {
  throw new HttpError(503, 'The queue is full', { headers: { 'Retry-After': '30' } });
});

/** Like the errors of an HTTP client: the status is what another server told us. */
class ClientError extends Error {
  override readonly name = 'ClientError';
  readonly status = 401;
}

async function askPrice(): Promise<number> {
  return Promise.reject(new ClientError('prices-2 says: the key has expired'));
}

/** The failure of another server becomes an error of ours, with the first one as its cause. */
async function priceOrHttpError(): Promise<number> {
  try {
    return await askPrice();
  } catch (cause) {
    throw new HttpError(502, 'The price service failed', { cause });
  }
}

outside.get('/price', async (_req, res) => {
  res.json({ price: await priceOrHttpError() });
});

outside.get('/price-untranslated', async (_req, res) => {
  res.json({ price: await askPrice() });
});

const Stored = z.object({ price: z.number() });

/** Our own data has a misspelled key. */
outside.get('/stored-price', (_req, res) => {
  res.json(Stored.parse({ prize: 9900 }));
});
