import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';

const key = process.env.API_KEY;
if (key && !/^[!-~]+$/.test(key))
  throw new Error('API_KEY: only letters, digits and signs, or no client can send it');

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** `===` takes longer the more characters are right, and tells a patient stranger the key. */
function isKey(text: string): boolean {
  if (!key) return false; // Nobody has set it, so nobody has it.
  return timingSafeEqual(digest(text), digest(key));
}

export const guard: RequestHandler = (req, res, next) => {
  const sent = /^Bearer +(\S+)$/i.exec(req.get('authorization') ?? '');
  if (isKey(sent?.[1] ?? '')) return next();
  res.set('WWW-Authenticate', 'Bearer');
  res.status(401).json({ detail: 'Not authenticated' });
};
