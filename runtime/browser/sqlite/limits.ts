import { optionsArgument } from './arguments.ts';
import type { Engine, Pointer } from './engine.ts';
import { invalidType, outOfRange } from './errors.ts';

/** What a connection allows at most, by Node's names; each stands at the number that SQLite gives it. */
const NAMES = [
  'length',
  'sqlLength',
  'column',
  'exprDepth',
  'compoundSelect',
  'vdbeOp',
  'functionArg',
  'attach',
  'likePatternLength',
  'variableNumber',
  'triggerDepth',
];

/** The limits that a program gives when it opens a database. */
export function limitsArgument(value: unknown): ReadonlyMap<number, number> {
  const options = optionsArgument(value, 'options.limits');
  const limits = new Map<number, number>();
  for (const [id, name] of NAMES.entries()) {
    const limit = options.integer(name);
    if (limit !== undefined) limits.set(id, limit);
  }
  return limits;
}

export function setLimit({ call }: Engine, database: Pointer, id: number, limit: number): number {
  return call('sqlite3_limit', database, id, limit);
}

/** An object whose members are the limits as they are now, and set them. */
export function limitsOf(engine: Engine, database: Pointer): object {
  const now = NAMES.map((name, id) => [name, setLimit(engine, database, id, -1)] as const);
  return new Proxy(Object.fromEntries(now), {
    set: (target, name, value: unknown) => {
      const id = NAMES.indexOf(String(name));
      if (id < 0) return Reflect.set(target, name, value);
      const limit = value === Infinity ? 2 ** 31 - 1 : value;
      if (typeof limit !== 'number' || !Number.isInteger(limit))
        throw invalidType('Limit value must be a non-negative integer or Infinity.');
      if (limit < 0) throw outOfRange('Limit value must be non-negative.');
      setLimit(engine, database, id, limit);
      return Reflect.set(target, name, setLimit(engine, database, id, -1));
    },
  });
}
