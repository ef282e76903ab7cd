/** What an example needs beside Node and only a shell knows: where this machine's Redis is. */
import type { ExampleDocument } from './exchange.ts';

/** A shell hands over its own environment. */
export interface Services {
  readonly REDIS_URL?: string | undefined;
}

/** Why the example cannot be proved here; undefined where it can. To be reported by name, never as passed. */
export function missingService({ needsNode }: ExampleDocument, { REDIS_URL }: Services): string | undefined {
  return needsNode === 'redis' && !REDIS_URL ? 'it needs a Redis, and REDIS_URL is not set' : undefined;
}

/** The runtime tells a service from the program itself by the port. */
function withPort(address: string): string {
  const url = new URL(address);
  url.port ||= '6379';
  return url.href;
}

/**
 * The program for one start. Where it needs a Redis, the documented REDIS_URL gives way to the real one, and
 * QUEUE_PREFIX is one of its own: a fresh program must not find what an earlier one left behind.
 */
export function withServices<P extends { readonly document: ExampleDocument }>(program: P, services: Services): P {
  const { document } = program;
  if (document.needsNode !== 'redis' || !services.REDIS_URL) return program;
  const env = {
    ...document.env,
    REDIS_URL: withPort(services.REDIS_URL),
    QUEUE_PREFIX: `${document.env?.['QUEUE_PREFIX'] ?? 'lesson'}-${crypto.randomUUID()}`,
  };
  return { ...program, document: { ...document, env } };
}
