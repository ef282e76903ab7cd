import { asValue, prepared, setStack, type Place } from './call-sites.ts';
import { writtenColumn } from './moved-columns.ts';
import { columnsBefore, sourceLine } from './sources.ts';

/** Firefox keeps a stack behind a getter of `Error.prototype`, in lines `name@address:line:column`. */

const { defineProperty } = Object;
const LINE = /^([^@]*)@(.*):(\d+):(\d+)$/;
/** What happened before a task or a promise's reaction; V8 shows none of it. */
const EARLIER = /^(async|promise callback|[\w. ]+ handler|[\w.]+)\*/;

/** Anonymous functions are called by where they stand, as in `start/<`, and members by their whole path. */
function nameFrom(words: string): string | null {
  const last = words.replace(/^.*\//, '');
  return last === '' || last.includes('<') ? null : last;
}

/** Of a call Firefox tells where its `(` stands, V8 where the name before it begins. Columns are of the text that runs. */
function calleeColumn(address: string, line: number, column: number): number {
  const text = sourceLine(address, line);
  const before = columnsBefore(address);
  const at = writtenColumn(address, line, column) - 1 - (line === 1 ? before : 0);
  if (text?.[at] !== '(') return column;
  const name = /(?<![\w$])[\w$]+$/.exec(text.slice(0, at))?.[0] ?? '';
  return column - name.length;
}

function placesFrom(stack: string): Place[] {
  const places: Place[] = [];
  for (const text of stack.split('\n')) {
    const [, words = '', address = '', line = '', column = ''] = LINE.exec(text) ?? [];
    if (EARLIER.test(words)) break;
    if (address !== '')
      places.push({
        name: nameFrom(words),
        address,
        line: Number(line),
        column: calleeColumn(address, Number(line), Number(column)),
      });
  }
  return places;
}

/** @param own the engine's getter */
export function giveStacksInFirefox(own: () => unknown): void {
  const native: unknown = Reflect.get(Error, 'captureStackTrace');
  const known = new WeakMap<object, unknown>();

  defineProperty(Error.prototype, 'stack', {
    configurable: true,
    get(this: object) {
      if (known.has(this)) return known.get(this);
      const stack: unknown = Reflect.apply(own, this, []);
      if (typeof stack !== 'string') return stack;
      // Formatting may itself look at the stack.
      known.set(this, stack);
      const value = prepared(this, placesFrom(stack));
      known.set(this, value);
      return value;
    },
    set(this: object, value: unknown) {
      setStack(this, value);
    },
  });

  const captureStackTrace = (target: object, above?: unknown): void => {
    const holder: { stack?: unknown } = {};
    if (typeof native === 'function') {
      Reflect.apply(native, Error, [holder, typeof above === 'function' ? above : captureStackTrace]);
    } else holder.stack = Reflect.apply(own, new Error(), []);
    const stack = typeof holder.stack === 'string' ? holder.stack : '';
    setStack(target, prepared(target, placesFrom(stack)));
  };
  defineProperty(Error, 'captureStackTrace', asValue(captureStackTrace));
  defineProperty(Error, 'stackTraceLimit', { ...asValue(10), enumerable: true });
}
