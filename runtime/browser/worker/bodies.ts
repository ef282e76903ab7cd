import { hold, release } from './event-loop.ts';
import { host } from './host.ts';

/** What the browser reads outside of the worker: a program that waits for it is not done, and nothing else says so. */

const READS = ['arrayBuffer', 'blob', 'bytes', 'formData', 'json', 'text'];

function define(prototype: object, name: string, value: unknown): void {
  Object.defineProperty(prototype, name, { value, writable: true, enumerable: true, configurable: true });
}

function waitWhileRead(prototype: object): void {
  for (const name of READS) {
    const read: unknown = Reflect.get(prototype, name);
    if (typeof read !== 'function') continue;
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
