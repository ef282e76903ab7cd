import { MessageError, type ReaderOptions } from './http-start-line.ts';

/** What the headers of a message say of where it ends. */
export interface Framing {
  /** In lower case. */
  readonly connection: readonly string[];
  readonly chunked: boolean;
  readonly length: number | undefined;
  readonly hasUpgrade: boolean;
}

export function framingFrom(headers: readonly string[], kind: ReaderOptions['kind']): Framing {
  const connections: string[] = [];
  const encodings: string[] = [];
  const lengths: string[] = [];
  let hasUpgrade = false;
  for (let i = 0; i < headers.length; i += 2) {
    const value = headers[i + 1] ?? '';
    const name = headers[i]?.toLowerCase();
    if (name === 'connection') connections.push(value);
    else if (name === 'transfer-encoding') encodings.push(value);
    else if (name === 'content-length') lengths.push(value);
    else if (name === 'upgrade') hasUpgrade = true;
  }
  const encoding = wordsOf(encodings);
  const chunked = encoding.at(-1) === 'chunked';
  const hasEncoding = encoding.some((word) => word !== '');
  const length = lengthFrom(lengths);
  if (length !== undefined && hasEncoding) {
    throw new MessageError('HPE_UNEXPECTED_CONTENT_LENGTH', "Content-Length can't be present with Transfer-Encoding");
  }
  if (kind === 'request' && hasEncoding && !chunked) {
    throw new MessageError('HPE_INVALID_TRANSFER_ENCODING', 'Request has invalid `Transfer-Encoding`');
  }
  return { connection: wordsOf(connections), chunked, length, hasUpgrade };
}

function lengthFrom(lengths: readonly string[]): number | undefined {
  if (lengths.length > 1) throw new MessageError('HPE_UNEXPECTED_CONTENT_LENGTH', 'Content-Length already present');
  const [length] = lengths;
  if (length === undefined) return undefined;
  if (!/^\d+$/.test(length)) {
    throw new MessageError('HPE_INVALID_CONTENT_LENGTH', 'Invalid character in Content-Length');
  }
  return Number(length);
}

/** The comma-separated words of all headers of one name. */
function wordsOf(values: readonly string[]): readonly string[] {
  if (values.length === 0) return values;
  return values
    .join(',')
    .toLowerCase()
    .split(',')
    .map((part) => part.trim());
}
