import { z } from 'zod';
import { HttpError } from './http-error.ts';

/** What `express.json()` says of a body that it cannot read. */
const bodies = new Map([
  ['entity.parse.failed', new HttpError(400, 'The body is not valid JSON')],
  ['entity.too.large', new HttpError(413, 'The body is too large')],
  ['charset.unsupported', new HttpError(415, 'Send the body in UTF-8')],
  ['encoding.unsupported', new HttpError(415, 'This compression is not supported')],
]);

const BodyError = z.object({ type: z.string() });

/** What the router throws for a path such as `/%E0%A4%A`. */
function isPathError(error: unknown): boolean {
  return error instanceof URIError && 'status' in error && error.status === 400;
}

/** Asks for kinds of errors that we know, not for a status that anybody may have set. */
export function errorFromMalformed(error: unknown): HttpError | undefined {
  if (isPathError(error)) return new HttpError(400, 'The path cannot be read');
  const body = BodyError.safeParse(error);
  return body.success ? bodies.get(body.data.type) : undefined;
}
