import type { z } from 'zod';
import { HttpError } from './http-error.ts';

/**
 * For what a client sent. A `ZodError` that is thrown elsewhere is about our own data:
 * a bug of ours, and no 422.
 */
export function checked<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(({ path, code }) => ({
    loc: path.join('.'),
    type: code,
  }));
  throw new HttpError(422, 'The request does not fit', { errors });
}
