/** The client of every program here: asks the program's own server and prints all that came back, as it came. */
import http from 'node:http';
import { gunzipSync, inflateSync } from 'node:zlib';

export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** What tells when a file was written. */
const MASKED: Readonly<Record<string, RegExp>> = { date: /.*/, 'last-modified': /.*/, etag: /-[0-9a-f]{11}"$/ };

function textOf(bytes: Buffer, encoding: string | undefined): string {
  if (encoding === 'br') return '(Brotli)';
  const unpacked = encoding === 'gzip' ? gunzipSync(bytes) : encoding === 'deflate' ? inflateSync(bytes) : bytes;
  const text = unpacked.toString('utf8');
  return Buffer.from(text).equals(unpacked) ? text : unpacked.toString('hex');
}

/** @param line `GET /path` */
export function ask(line: string, headers: Record<string, string> = {}, body?: string | Buffer): Promise<Answer> {
  const [method, path] = line.split(' ');
  return new Promise((resolve, reject) => {
    const request = http.request({ port: 3000, method, path, headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const text = textOf(Buffer.concat(parts), response.headers['content-encoding']);
        console.log(`> ${line}\n< ${response.statusCode} ${response.statusMessage}`);
        for (let i = 0; i < response.rawHeaders.length; i += 2) {
          const [name = '', value = ''] = response.rawHeaders.slice(i, i + 2);
          console.log(`${name}: ${value.replace(MASKED[name.toLowerCase()] ?? /^$/, '…')}`);
        }
        if (text !== '') console.log(text);
        if (response.rawTrailers.length > 0) console.log('trailers', response.rawTrailers);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}
