/** Whether what is written to is destroyed when the source fails, before its first byte. */
import { createReadStream } from 'node:fs';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const response = new PassThrough();
await pipeline(createReadStream('/no/such/file'), response).catch(() => undefined);
console.log(JSON.stringify(response.destroyed));
