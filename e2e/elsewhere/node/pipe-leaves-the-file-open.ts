/** Whether a file is closed when its reader goes away in the middle: by `pipe`, and by `pipeline`. */
import { createReadStream, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';

const path = join(tmpdir(), `pipe-${process.pid}`);
writeFileSync(path, Buffer.alloc(1_000_000));
const isClosed: boolean[] = [];
for (const way of ['pipe', 'pipeline']) {
  const source = createReadStream(path);
  const client = new PassThrough();
  if (way === 'pipe') source.pipe(client);
  else pipeline(source, client).catch(() => undefined);
  await wait(50);
  client.destroy();
  await wait(50);
  isClosed.push(source.closed);
  source.destroy();
}
console.log(JSON.stringify(isClosed));
