import { internalMember, member } from './library.ts';

/** One of Node's own errors, by its code. */
export function nodeError(code: string, ...args: unknown[]): Error {
  const Class = member(internalMember('internal/errors', 'codes'), code);
  const error: unknown = typeof Class === 'function' ? Reflect.construct(Class, args) : undefined;
  return error instanceof Error ? error : new Error(code);
}
