/** llhttp, the parser of Node, as undici ships it for WebAssembly: its functions, and what it calls. */

/** Taken before a program runs, which may replace them. */
const { Instance, Module } = WebAssembly;

type Call = (...numbers: number[]) => number;

const FUNCTIONS = [
  ...(['malloc', 'free', 'llhttp_alloc', 'llhttp_free', 'llhttp_execute', 'llhttp_finish'] as const),
  ...(['llhttp_get_error_pos', 'llhttp_get_error_reason', 'llhttp_errno_name', 'llhttp_get_upgrade'] as const),
  ...(['llhttp_get_http_major', 'llhttp_get_http_minor', 'llhttp_get_method', 'llhttp_resume_after_upgrade'] as const),
] as const;

/** In the order of Node's flags. */
const LENIENCES = [
  ...(['headers', 'chunked_length', 'keep_alive', 'transfer_encoding', 'version', 'data_after_close'] as const),
  ...(['optional_lf_after_cr', 'optional_crlf_after_chunk', 'optional_cr_before_lf'] as const),
  ...(['spaces_after_chunk_size'] as const),
] as const;

type Exports = Readonly<
  Record<(typeof FUNCTIONS)[number] | `llhttp_set_lenient_${(typeof LENIENCES)[number]}`, Call>
> & {
  readonly memory: WebAssembly.Memory;
};

/** Of Node's own two kinds. */
export const KINDS = { request: 1, response: 2 } as const;

/** Of what `execute` returns. */
export const PAUSED_UPGRADE = 22;
/** What a callback returns that has found something wrong itself. */
export const USER = 24;

/** What it calls while it reads: addresses in its memory, or a message's parts. */
export interface Heard {
  /** Also called at the head of each chunk. */
  readonly onBegin: () => number;
  /** Also called with what stands behind the size of a chunk. */
  readonly onUrl: (at: number, length: number) => number;
  readonly onStatus: (at: number, length: number) => number;
  readonly onField: (at: number, length: number) => number;
  readonly onValue: (at: number, length: number) => number;
  readonly onHead: (status: number, upgrade: boolean, keepAlive: boolean) => number;
  readonly onBody: (at: number, length: number) => number;
  readonly onEnd: () => number;
}

/**
 * The places of a parser's settings, by which it calls: those that undici sets, by their number in its table. The
 * three that Node also sets are led to two of the others, since the table takes no more functions.
 */
const SETTINGS_AT = 56;
const SETTINGS = [1, 0, 2, 3, 0, 0, 4, 5, 0, 0, 6, 7, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] as const;
const [ON_BEGIN, ON_URL] = [1, 2] as const;
const CHUNK_EXTENSIONS = [8, 9] as const;
const CHUNK_HEADER = 22;

function isExports(exports: object): exports is Exports {
  const names = [...FUNCTIONS, ...LENIENCES.map((name) => `llhttp_set_lenient_${name}`)];
  return names.every((name) => typeof Reflect.get(exports, name) === 'function') && 'memory' in exports;
}

export interface Llhttp extends Exports {
  /** Whoever is told now what is read. */
  heard: Heard | undefined;
  readonly bytes: () => Uint8Array<ArrayBuffer>;
  /** The text that ends with a zero. */
  readonly text: (at: number) => string;
  readonly setLenient: (parser: number, flags: number) => void;
}

export function llhttpFrom(wasm: Uint8Array<ArrayBuffer> | WebAssembly.Module): Llhttp {
  const told = (act: (heard: Heard) => number): number => (llhttp.heard === undefined ? 0 : act(llhttp.heard));
  const env = {
    wasm_on_message_begin: () => told(({ onBegin }) => onBegin()),
    wasm_on_url: (_: number, at: number, length: number) => told(({ onUrl }) => onUrl(at, length)),
    wasm_on_status: (_: number, at: number, length: number) => told(({ onStatus }) => onStatus(at, length)),
    wasm_on_header_field: (_: number, at: number, length: number) => told(({ onField }) => onField(at, length)),
    wasm_on_header_value: (_: number, at: number, length: number) => told(({ onValue }) => onValue(at, length)),
    wasm_on_headers_complete: (_: number, status: number, upgrade: number, keepAlive: number) =>
      told(({ onHead }) => onHead(status, upgrade === 1, keepAlive === 1)),
    wasm_on_body: (_: number, at: number, length: number) => told(({ onBody }) => onBody(at, length)),
    wasm_on_message_complete: () => told(({ onEnd }) => onEnd()),
  };
  const { exports } = new Instance(wasm instanceof Module ? wasm : new Module(wasm), { env });
  if (!isExports(exports)) throw new Error("undici's llhttp has other functions: see http-message-reader/llhttp.ts.");
  let bytes = new Uint8Array(exports.memory.buffer);
  const llhttp: Llhttp = {
    ...exports,
    heard: undefined,
    bytes() {
      // Memory that has grown is another.
      if (bytes.length === 0) bytes = new Uint8Array(exports.memory.buffer);
      return bytes;
    },
    text(at) {
      const all = llhttp.bytes();
      return String.fromCharCode(...all.subarray(at, all.indexOf(0, at)));
    },
    setLenient(parser, flags) {
      LENIENCES.forEach((name, bit) => {
        if ((flags & (1 << bit)) !== 0) exports[`llhttp_set_lenient_${name}`](parser, 1);
      });
    },
  };
  giveCallbacks(exports);
  return llhttp;
}

/** All parsers share their settings. */
function giveCallbacks(exports: Exports): void {
  const parser = exports.llhttp_alloc(KINDS.request);
  const memory = new DataView(exports.memory.buffer);
  const settings = memory.getUint32(parser + SETTINGS_AT, true);
  const asExpected = SETTINGS.every((number, place) => memory.getUint32(settings + 4 * place, true) === number);
  if (!asExpected) throw new Error("undici's llhttp has other settings: see http-message-reader/llhttp.ts.");
  for (const place of CHUNK_EXTENSIONS) memory.setUint32(settings + 4 * place, ON_URL, true);
  memory.setUint32(settings + 4 * CHUNK_HEADER, ON_BEGIN, true);
  exports.llhttp_free(parser);
}
