/** In a child: what the program prints goes to its parent as text, in order, instead of to the standard streams. */
import { StringDecoder } from 'node:string_decoder';

type Tell = (stream: 'stdout' | 'stderr', text: string) => void;

function redirect(name: 'stdout' | 'stderr', tell: Tell): void {
  const decoder = new StringDecoder('utf8');
  const write = (chunk: string | Uint8Array, second?: unknown, third?: unknown): boolean => {
    const encoding = typeof second === 'string' && Buffer.isEncoding(second) ? second : 'utf8';
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, encoding) : Buffer.from(chunk);
    tell(name, decoder.write(bytes));
    const done = typeof second === 'function' ? second : third;
    if (typeof done === 'function') process.nextTick(() => void Reflect.apply(done, undefined, []));
    return true;
  };
  process[name].write = write;
}

export function redirectOutput(tell: Tell): void {
  redirect('stdout', tell);
  redirect('stderr', tell);
}
