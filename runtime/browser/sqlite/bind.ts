import { isObject } from './arguments.ts';
import { expectOk, type Handle } from './connection.ts';
import { invalidState } from './errors.ts';
import { bindValue, bytesOf } from './values.ts';

/** Gives a statement its parameters: those with a name from one object, the others in order. */

export interface NameRules {
  /** Whether a parameter `$id` may be given as `id`. */
  bare: boolean;
  /** Whether a name that the statement has not is passed over. */
  unknown: boolean;
}

export function bindParameters(handle: Handle, rules: NameRules, values: readonly unknown[]): void {
  const { connection, at } = handle;
  const { call, text, scope } = connection.engine;
  call('sqlite3_clear_bindings', at);
  const [first] = values;
  const named = isObject(first) && bytesOf(first) === undefined ? first : undefined;

  const nameAt = (index: number): string | undefined => nameFrom(text(call('sqlite3_bind_parameter_name', at, index)));
  const bind = (index: number, value: unknown): void =>
    expectOk(connection, bindValue(connection.engine, at, index, value));

  if (named !== undefined) {
    const indexes = rules.bare
      ? bareNames(call('sqlite3_bind_parameter_count', at), nameAt)
      : new Map<string, number>();
    for (const name of Object.keys(named)) {
      const exact = scope((put) => call('sqlite3_bind_parameter_index', at, put.text(name).at));
      const index = exact === 0 ? indexes.get(name) : exact;
      if (index !== undefined) bind(index, Reflect.get(named, name));
      else if (!rules.unknown) throw invalidState(`Unknown named parameter '${name}'`);
    }
  }
  let index = 1;
  for (const value of named === undefined ? values : values.slice(1)) {
    while (nameAt(index) !== undefined) index += 1;
    bind(index, value);
    index += 1;
  }
}

/** `?` and `?3` are places, not names. */
const nameFrom = (shown: string | null): string | undefined =>
  shown === null || shown.startsWith('?') ? undefined : shown;

function bareNames(count: number, nameAt: (index: number) => string | undefined): Map<string, number> {
  const full = new Map<string, string>();
  const indexes = new Map<string, number>();
  for (let index = 1; index <= count; index++) {
    const name = nameAt(index);
    if (name === undefined) continue;
    const bare = name.slice(1);
    const known = full.get(bare);
    if (known !== undefined && known !== name)
      throw invalidState(
        `Cannot create bare named parameter '${bare}' because of conflicting names '${known}' and '${name}'.`,
      );
    full.set(bare, name);
    indexes.set(bare, index);
  }
  return indexes;
}
