import { format, inspect } from 'node:util';

/** What becomes of an object in each way in which it may be shown. */
export function waysToShow(secret: { toString: () => string }): Record<string, string> {
  const getters = Object.entries(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(secret)))
    .filter(([, descriptor]) => 'get' in descriptor)
    .map(([name]) => name);
  const value: unknown = secret.valueOf();
  const read = (name: string | symbol): string => String(Reflect.get(secret, name));
  return {
    'Object.values(secret)': Object.values(secret).map(String).join(' '),
    '{ ...secret }': inspect({ ...secret }),
    'all own names and symbols': Reflect.ownKeys(secret).map(read).join(' '),
    'all getters': getters.map(read).join(' '),
    'String(secret)': String(secret),
    'secret.valueOf()': String(value),
    'Object.prototype.toString.call(secret)': Object.prototype.toString.call(secret),
    '[secret].join()': [secret].join(' '),
    'JSON.stringify(secret)': JSON.stringify(secret),
    'JSON.stringify({ secret })': JSON.stringify({ secret }),
    "format('%j', secret)": format('%j', secret),
    'inspect(secret)': inspect(secret),
    'inspect({ secret })': inspect({ secret }),
    'inspect(secret, { showHidden: true })': inspect(secret, { showHidden: true }),
    "format('%O', secret)": format('%O', secret),
  };
}
