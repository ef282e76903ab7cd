/** Where the reading of one connection stands: what every step of it reads and writes. */

export class MessageError extends Error {
  readonly code: string;
  readonly reason: string;

  constructor(code: string, reason: string) {
    super(`Parse Error: ${reason}`);
    this.code = code;
    this.reason = reason;
  }
}

export interface ReaderOptions {
  readonly kind: 'request' | 'response';
  readonly maxHeaderBytes: number;
  readonly methods: ReadonlySet<string>;
  /** What is forgiven: nothing unless told, letters in values as `fetch` takes them, or all that llhttp can forgive. */
  readonly lenient?: 'values' | 'all';
}

/**
 * Reads from there what it expects, and returns where the next step goes on: past the end only by nothing. A step
 * that meets the end of the text before it is done is called again with what comes.
 */
export type Step = (parsing: Parsing, text: string, at: number) => number;

/** The headers that say where a message ends, and what becomes of its connection. */
export type Special = 'connection' | 'content-length' | 'proxy-connection' | 'transfer-encoding' | 'upgrade';

export type UrlPart =
  'start' | 'schema' | 'slash' | 'slashes' | 'server' | 'server-with-at' | 'path' | 'query' | 'fragment';

const MOST_EXTENSION_BYTES = 16_384;

export class Parsing {
  readonly options: ReaderOptions;
  readonly isRequest: boolean;
  readonly forgivesAll: boolean;
  /** Called where a message begins, behind its head or its trailers, and where a chunk begins. */
  readonly onBegin: () => void;
  readonly onHead: () => void;
  readonly onChunk: () => void;
  step: Step;
  failure: MessageError | undefined;
  /** Of what begins in one text and ends in another. */
  kept = '';
  private headerBytes = 0;
  private extensionBytes = 0;

  /** The part of a url, and the word of a start line, that is being read. */
  part: UrlPart = 'start';
  word = '';
  hasVersion = false;
  method = '';
  url = '';
  status = 0;
  reason = '';
  major = 0;
  minor = 0;
  name = '';
  value = '';
  special: Special | undefined;
  /** Names and values, one after the other; of the trailers, once the head is complete. */
  headers: string[] = [];
  isTrailing = false;
  hasUpgrade = false;
  hasEncoding = false;
  isChunked = false;
  hasLength = false;
  asksClose = false;
  asksKeepAlive = false;
  asksUpgrade = false;
  /** What is left of a body, or of a chunk. */
  left = 0;

  constructor(
    options: ReaderOptions,
    step: Step,
    on: { readonly onBegin: () => void; readonly onHead: () => void; readonly onChunk: () => void },
  ) {
    this.options = options;
    this.onBegin = on.onBegin;
    this.onHead = on.onHead;
    this.onChunk = on.onChunk;
    this.isRequest = options.kind === 'request';
    this.forgivesAll = options.lenient === 'all';
    this.step = step;
  }

  begin(): void {
    this.kept = '';
    this.part = 'start';
    this.word = '';
    this.headerBytes = 0;
    this.extensionBytes = 0;
    this.method = '';
    this.url = '';
    this.reason = '';
    this.status = 0;
    this.headers = [];
    this.isTrailing = false;
    this.hasUpgrade = false;
    this.hasEncoding = false;
    this.isChunked = false;
    this.hasLength = false;
    this.asksClose = false;
    this.asksKeepAlive = false;
    this.asksUpgrade = false;
    this.left = 0;
  }

  /** It stays broken: all that comes later fails alike. */
  fail(code: string, reason: string): never {
    this.failure = new MessageError(`HPE_${code}`, reason);
    throw this.failure;
  }

  /** Keeps a piece of what goes on in the next text. */
  keep(text: string, from: number): void {
    this.kept += text.slice(from);
    this.count(text.length - from);
  }

  /** All of it, with what was kept. */
  taken(text: string, from: number, to: number): string {
    this.count(to - from);
    const whole = this.kept === '' ? text.slice(from, to) : this.kept + text.slice(from, to);
    this.kept = '';
    return whole;
  }

  /** Node bounds what it stores of a head: the url, the reason, names and values. */
  private count(bytes: number): void {
    this.headerBytes += bytes;
    if (this.headerBytes >= this.options.maxHeaderBytes) this.fail('HEADER_OVERFLOW', 'Header overflow');
  }

  countExtension(bytes: number): void {
    this.extensionBytes += bytes;
    if (this.extensionBytes > MOST_EXTENSION_BYTES) this.fail('CHUNK_EXTENSIONS_OVERFLOW', 'Chunk extensions overflow');
  }

  /** The head is complete, or the size of a chunk. */
  startCountingAnew(): void {
    this.headerBytes = 0;
    this.extensionBytes = 0;
  }
}
