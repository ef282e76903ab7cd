import * as pako from 'pako';

/** zlib's `deflateParams`, which pako has not. Node flushes before it asks, so nothing waits to be packed. */

/** Of pako's state of a stream, what depends on the level, and what the stored level leaves behind. */
interface DeflateState {
  level: number;
  matches: number;
  readonly w_size: number;
  readonly head: Uint16Array;
  readonly prev: Uint16Array;
}

const OF_LEVEL = ['level', 'max_lazy_match', 'good_match', 'nice_match', 'max_chain_length'] as const;

const isState = (state: unknown): state is DeflateState =>
  typeof state === 'object' && state !== null && 'head' in state && state.head instanceof Uint16Array;

function stateOf(strm: pako.ZStream): DeflateState {
  const state: unknown = strm.state;
  if (!isState(state)) throw new Error('pako keeps the state of a stream elsewhere: see deflate-parameters.ts.');
  return state;
}

/** Places told from the beginning of the window, after it has moved on by its size. */
function slide(places: Uint16Array, size: number): void {
  for (const [at, place] of places.entries()) places[at] = Math.max(0, place - size);
}

export function setDeflateParameters(
  strm: pako.ZStream,
  level: number,
  strategy: Parameters<typeof pako.zlibDeflateInit2>[5],
): void {
  const state = stateOf(strm);
  const model = new pako.ZStream();
  pako.zlibDeflateInit2(model, level, 8, 15, 8, strategy);
  const wanted = stateOf(model);
  // Storing looks for no matches, so the table of places is behind by one window, or of no use.
  if (wanted.level !== state.level && state.level === 0 && state.matches !== 0) {
    if (state.matches === 1) {
      slide(state.head, state.w_size);
      slide(state.prev, state.w_size);
    } else state.head.fill(0);
    state.matches = 0;
  }
  for (const name of OF_LEVEL) Reflect.set(state, name, Reflect.get(wanted, name));
  Reflect.set(state, 'strategy', strategy);
}
