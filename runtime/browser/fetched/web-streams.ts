import { internalFunction, member } from '../ground/library.ts';
import { nodeError } from '../ground/node-error.ts';

/** `node:stream/web`: the browser's own classes, which are the globals here, too; taken before a program can change them. */

const NAMES = [
  'ReadableStream',
  'ReadableStreamDefaultReader',
  'ReadableStreamBYOBReader',
  'ReadableStreamBYOBRequest',
  'ReadableByteStreamController',
  'ReadableStreamDefaultController',
  'TransformStream',
  'TransformStreamDefaultController',
  'WritableStream',
  'WritableStreamDefaultWriter',
  'WritableStreamDefaultController',
  'ByteLengthQueuingStrategy',
  'CountQueuingStrategy',
  'TextEncoderStream',
  'TextDecoderStream',
  'CompressionStream',
  'DecompressionStream',
] as const;

const { ReadableStream: Readable, TransformStream: Transform, WritableStream: Writable } = globalThis;
const classes = Object.fromEntries(NAMES.map((name) => [name, Reflect.get(globalThis, name)]));

const mapped = (stream: ReadableStream, change: (chunk: unknown) => unknown): ReadableStream =>
  stream.pipeThrough(new Transform({ transform: (chunk, controller) => controller.enqueue(change(chunk)) }));

/** The second gets a clone, made before the first has seen the chunk. */
function clonedBranches(stream: ReadableStream): [ReadableStream, ReadableStream] {
  const { structuredClone } = globalThis;
  const [one, two] = mapped(stream, (chunk) => [chunk, structuredClone(chunk)]).tee();
  return [mapped(one, (pair) => member(pair, 0)), mapped(two, (pair) => member(pair, 1))];
}

function ReadableStreamTee(stream: unknown, cloneForBranch2: unknown = false): [ReadableStream, ReadableStream] {
  if (!(stream instanceof Readable)) throw nodeError('ERR_INVALID_ARG_TYPE', 'stream', 'ReadableStream', stream);
  internalFunction('internal/validators', 'validateBoolean')(cloneForBranch2, 'cloneForBranch2');
  return cloneForBranch2 === true ? clonedBranches(stream) : stream.tee();
}

export const webStreams = (): object => ({ ...classes, ReadableStreamTee });

/** What Node's adapters between its streams and these need of its own web streams. */
export const underAdapters: Readonly<Record<string, () => object>> = {
  'internal/webstreams/readablestream': () => ({
    ReadableStream: Readable,
    isReadableStream: (value: unknown) => value instanceof Readable,
  }),
  'internal/webstreams/writablestream': () => ({
    WritableStream: Writable,
    isWritableStream: (value: unknown) => value instanceof Writable,
  }),
  'internal/webstreams/queuingstrategies': () => classes,
};
