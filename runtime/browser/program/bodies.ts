import { hold, release } from '../ground/event-loop.ts';
import { host } from '../ground/host.ts';
import { isV8 } from '../ground/positions/v8-stack.ts';

/** What the browser reads or compiles beside the program: who waits for it is not done, and nothing else says so. */

const READS = ['arrayBuffer', 'blob', 'bytes', 'formData', 'json', 'text'];
const COMPILES = ['compile', 'instantiate', 'compileStreaming', 'instantiateStreaming'];

function define(prototype: object, name: string, value: unknown): void {
  Object.defineProperty(prototype, name, { value, writable: true, enumerable: true, configurable: true });
}

/** The engine's own would refuse a text in its own words. */
function inWordsOfV8(text: unknown): (this: unknown) => Promise<unknown> {
  return async function (): Promise<unknown> {
    return JSON.parse(String(typeof text === 'function' && (await Reflect.apply(text, this, []))));
  };
}

/** The promises of these methods keep the program alive. */
function waitFor(owner: object, names: readonly string[]): void {
  for (const name of names) {
    const native: unknown = Reflect.get(owner, name);
    if (typeof native !== 'function') continue;
    const { [name]: held } = {
      async [name](this: unknown, ...given: readonly unknown[]): Promise<unknown> {
        hold();
        try {
          return await Reflect.apply(native, this, given);
        } finally {
          release();
        }
      },
    };
    define(owner, name, held);
  }
}

function waitWhileRead(prototype: object): void {
  if (!isV8 && 'json' in prototype) define(prototype, 'json', inWordsOfV8(Reflect.get(prototype, 'text')));
  waitFor(prototype, READS);
}

export function waitForBodies(): void {
  waitFor(WebAssembly, COMPILES);
  const { prototype } = host.Blob;
  for (const each of [prototype, host.Response.prototype, host.Request.prototype]) waitWhileRead(each);
  const arrayBuffer: unknown = Reflect.get(prototype, 'arrayBuffer');
  // The browser's own would be read by turns that nobody hears of. Methods keep their names when they are minified.
  const methods = {
    stream(this: Blob): ReadableStream {
      return new host.ReadableStream({
        type: 'bytes',
        pull: async (controller) => {
          const bytes: unknown = typeof arrayBuffer === 'function' && (await Reflect.apply(arrayBuffer, this, []));
          if (bytes instanceof ArrayBuffer && bytes.byteLength > 0) controller.enqueue(new Uint8Array(bytes));
          controller.close();
          controller.byobRequest?.respond(0);
        },
      });
    },
  };
  define(prototype, 'stream', Reflect.get(methods, 'stream'));
}
