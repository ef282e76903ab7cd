/** The site as `npm start` serves it, on a port of its own. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { freePort } from '../e2e/support/ports.ts';

export interface ServedSite {
  readonly origin: string;
  readonly close: () => void;
}

export async function serveAsStarted(root: string): Promise<ServedSite> {
  const port = String(await freePort());
  const served = spawn(process.execPath, [join(root, 'bin/start.ts'), '--port', port, '--exact'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  served.once('exit', (code) => reject(new Error(`npm start ended with ${String(code)}.`)));
  served.stdout.on('data', (text: Buffer) => {
    if (text.toString().includes(`:${port}/`)) resolve(undefined);
  });
  await promise;
  return { origin: `http://127.0.0.1:${port}`, close: () => void served.kill() };
}
