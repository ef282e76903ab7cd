/** `node main.ts` as a person starts it: no preload, no flags; only the loopback address is not ours to choose. */
import { spawn } from 'node:child_process';
import { request } from 'node:http';

export async function firstResponseOfNode(folder: string, path: string): Promise<number> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['main.ts'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = new Promise((resolve) => child.once('close', resolve));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  await requestOnce(path);
  const took = performance.now() - startedAt;
  child.kill('SIGKILL');
  await closed;
  return took;
}

export async function requestsOfNode(folder: string, path: string, count: number): Promise<number[]> {
  const child = spawn(process.execPath, ['main.ts'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = new Promise((resolve) => child.once('close', resolve));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const sentAt = performance.now();
    await requestOnce(path);
    times.push(performance.now() - sentAt);
  }
  child.kill('SIGKILL');
  await closed;
  return times;
}

function requestOnce(path: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  request({ host: '127.0.0.1', port: 3000, path }, (response) => {
    response.resume().once('end', () => resolve(undefined));
  })
    .once('error', reject)
    .end();
  return promise;
}
