import { hold, release } from '../ground/event-loop.ts';
import { host } from '../ground/host.ts';
import { isV8 } from '../ground/positions/v8-stack.ts';

/** What the browser reads outside of the worker: a program that waits for it is not done, and nothing else says so. */

const READS = ['arrayBuffer', 'blob', 'bytes', 'formData', 'json', 'text'];

function define(prototype: object, name: string, value: unknown): void {
  Object.defineProperty(prototype, name, { value, writable: true, enumerable: true, configurable: true });
}

/** The engine's own would refuse a text in its own words. */
function inWordsOfV8(text: unknown): (this: unknown) => Promise<unknown> {
  return async function (): Promise<unknown> {
    return JSON.parse(String(typeof text === 'function' && (await Reflect.apply(text, this, []))));
  };
}

function waitWhileRead(prototype: object): void {
  const text: unknown = Reflect.get(prototype, 'text');
  for (const name of READS) {
    const native: unknown = Reflect.get(prototype, name);
    if (typeof native !== 'function') continue;
    const read = name === 'json' && !isV8 ? inWordsOfV8(text) : native;
    const { [name]: held } = {
      async [name](this: unknown): Promise<unknown> {
        hold();
        try {
          return await Reflect.apply(read, this, []);
        } finally {
          release();
        }
      },
    };
    define(prototype, name, held);
  }
}

export function waitForBodies(): void {
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
