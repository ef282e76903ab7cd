import { invalidScheme, invalidType, outOfRange } from './errors.ts';

/** Reads what a program gives to the functions of `node:sqlite`, and says in Node's words what does not fit. */

export function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

export function textArgument(name: string, value: unknown): string {
  if (typeof value !== 'string') throw invalidType(`The "${name}" argument must be a string.`);
  return value;
}

export function booleanArgument(name: string, value: unknown): boolean {
  if (typeof value !== 'boolean') throw invalidType(`The "${name}" argument must be a boolean.`);
  return value;
}

export type FunctionArgument = (this: unknown, ...args: readonly unknown[]) => unknown;

export function isFunction(value: unknown): value is FunctionArgument {
  return typeof value === 'function';
}

/** The members of an options object, each read once. */
export interface Options {
  readonly boolean: <Default extends boolean | undefined>(name: string, unless: Default) => boolean | Default;
  readonly integer: (name: string) => number | undefined;
  readonly member: (name: string) => unknown;
}

export function optionsArgument(value: unknown, path = 'options'): Options {
  if (value !== undefined && !isObject(value)) throw invalidType(`The "${path}" argument must be an object.`);
  const member = (name: string): unknown => (value === undefined ? undefined : Reflect.get(value, name));
  return {
    member,
    boolean: (name, unless) => {
      const found = member(name);
      return found === undefined ? unless : booleanArgument(`${path}.${name}`, found);
    },
    integer: (name) => {
      const found = member(name);
      if (found === undefined) return undefined;
      if (typeof found !== 'number' || !Number.isInteger(found) || Math.abs(found) > 2 ** 31)
        throw invalidType(`The "${path}.${name}" argument must be an integer.`);
      if (path.endsWith('limits') && found < 0)
        throw outOfRange(`The "${path}.${name}" argument must be non-negative.`);
      return found;
    },
  };
}

/** Where a database lies, as the program says it: a text, its bytes, or a file's URL. */
export function pathArgument(value: unknown): string {
  const text = value instanceof Uint8Array ? new TextDecoder().decode(value) : hrefOf(value);
  if (typeof text !== 'string' || text.includes('\0'))
    throw invalidType('The "path" argument must be a string, Uint8Array, or URL without null bytes.');
  return text;
}

function hrefOf(value: unknown): unknown {
  if (!isObject(value)) return value;
  const href: unknown = Reflect.get(value, 'href');
  if (typeof href === 'string' && !href.startsWith('file:')) throw invalidScheme();
  return href;
}
