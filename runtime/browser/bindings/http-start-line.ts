/** The first line of a message, and what is said where it is none. */

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
  /** Accepts what is dangerous to accept: control characters in values. */
  readonly lenient?: boolean;
}

const BAD_URL = /[\x00-\x20\x7f]/;

export function checkStartLine(line: string, options: ReaderOptions): void {
  if (options.kind === 'response') {
    if (!/^HTTP\/\d/.test(line)) throw new MessageError('HPE_INVALID_CONSTANT', 'Expected HTTP/, RTSP/ or ICE/');
    if (!/^HTTP\/(0\.9|1\.0|1\.1|2\.0)( |$)/.test(line))
      throw new MessageError('HPE_INVALID_VERSION', 'Invalid HTTP version');
    if (!/^HTTP\/\d\.\d \d{3}( |$)/.test(line)) throw new MessageError('HPE_INVALID_STATUS', 'Invalid status code');
    return;
  }
  const [method = '', url = '', version = '', ...rest] = line.split(' ');
  if (!options.methods.has(method)) throw new MessageError('HPE_INVALID_METHOD', 'Invalid method encountered');
  if (url === '' || BAD_URL.test(url)) throw new MessageError('HPE_INVALID_URL', 'Invalid characters in url');
  if (version === '' || !version.startsWith('HTTP/')) {
    throw new MessageError('HPE_INVALID_CONSTANT', 'Expected HTTP/, RTSP/ or ICE/');
  }
  if (!/^HTTP\/(0\.9|1\.0|1\.1|2\.0)$/.test(version) || rest.length > 0) {
    throw new MessageError('HPE_INVALID_VERSION', 'Invalid HTTP version');
  }
}
