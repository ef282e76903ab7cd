import { format, inspect } from 'node:util';

/** What becomes of an object in each way in which it may be shown. */
export function waysToShow(secret: { toString: () => string }): Record<string, string> {
  const names = Object.getOwnPropertyNames(secret);
  return {
    'Object.values(secret)': Object.values(secret).map(String).join(' '),
    '{ ...secret }': inspect({ ...secret }),
    'all own property names': names.map((name) => String(Reflect.get(secret, name))).join(' '),
    'String(secret)': String(secret),
    '[secret].join()': [secret].join(' '),
    'JSON.stringify(secret)': JSON.stringify(secret),
    'JSON.stringify({ secret })': JSON.stringify({ secret }),
    "format('%j', secret)": format('%j', secret),
    'inspect(secret)': inspect(secret),
    'inspect({ secret })': inspect({ secret }),
    "format('%O', secret)": format('%O', secret),
  };
}
