/** `node main.ts` as a person starts it: no preload, no flags; only the loopback address is not ours to choose. */
import { spawn } from 'node:child_process';
import { Agent, request } from 'node:http';
import { manyAtOnce, oneByOne } from './load.ts';

export interface NodeProgram {
  readonly pid: number;
  /** Milliseconds of one request, where `count` of them follow each other. */
  readonly oneByOne: (path: string, count: number) => Promise<number>;
  /** Requests a second, where so many are always on their way, each over a connection that is kept. */
  readonly manyAtOnce: (path: string, count: number, inFlight: number) => Promise<number>;
  readonly close: () => Promise<void>;
}

export async function startInNode(folder: string): Promise<NodeProgram> {
  const child = spawn(process.execPath, ['main.ts'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = new Promise((resolve) => child.once('close', resolve));
  await Promise.race([
    new Promise((resolve) => child.stdout.once('data', resolve)),
    closed.then(() => {
      throw new Error('The program ended before it listened: is port 3000 taken?');
    }),
  ]);
  const agent = new Agent({ keepAlive: true });
  return {
    pid: child.pid ?? 0,
    oneByOne: (path, count) => oneByOne(() => requestOnce(path, agent), count),
    manyAtOnce: (path, count, inFlight) => manyAtOnce(() => requestOnce(path, agent), count, inFlight),
    async close() {
      agent.destroy();
      child.kill('SIGKILL');
      await closed;
    },
  };
}

export async function firstResponseOfNode(folder: string, path: string): Promise<number> {
  const startedAt = performance.now();
  const program = await startInNode(folder);
  await program.oneByOne(path, 1);
  const took = performance.now() - startedAt;
  await program.close();
  return took;
}

function requestOnce(path: string, agent: Agent): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  request({ host: '127.0.0.1', port: 3000, path, agent }, (response) => {
    if (response.statusCode !== 200) reject(new Error(`The program answered ${response.statusCode ?? 0}.`));
    response.resume().once('end', () => resolve(undefined));
  })
    .once('error', reject)
    .end();
  return promise;
}
