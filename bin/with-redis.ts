/**
 * `node bin/with-redis.ts <command> …`: runs a command with REDIS_URL set, for the example that needs a real Redis.
 * Takes the one at REDIS_URL, or starts Debian's redis-server (installed with apt where we are root) on a free port of
 * this machine and ends it afterwards. Without any, the command runs all the same and reports what it skipped;
 * under CI that is an error.
 */
import { spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { startChild } from './children.ts';
import { localeFromEnvironment, say, speak } from './language.ts';

const ready = 'Ready to accept connections';
const READY_WITHIN_MS = 10_000;

function findRedis(): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'redis-server'))
    .find((path) => existsSync(path));
}

function installRedis(): void {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log(say('redis.installing'));
  // Without a service manager to start it: we start our own, and only while it is needed.
  const env = { ...process.env, RUNLEVEL: '1', DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...args: string[]): boolean => spawnSync('apt-get', args, { stdio: 'inherit', env }).status === 0;
  if (run('update')) run('install', '-y', '--no-install-recommends', 'redis-server');
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.');
  return address.port;
}

async function startRedis(path: string): Promise<{ server: ChildProcess; url: string }> {
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--daemonize', 'no'];
  const server = startChild(path, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => reject(new Error('redis-server did not get ready.')), READY_WITHIN_MS);
  server.stdout?.setEncoding('utf8').on('data', (text: string) => {
    if (text.includes(ready)) resolve(undefined);
  });
  server.once('error', reject).once('exit', () => reject(new Error('redis-server ended before it was ready.')));
  await promise;
  clearTimeout(timer);
  return { server, url: `redis://127.0.0.1:${port}` };
}

async function redisOfOurOwn(): Promise<{ server: ChildProcess; url: string } | undefined> {
  if (findRedis() === undefined) installRedis();
  const path = findRedis();
  return path === undefined ? undefined : startRedis(path);
}

speak(localeFromEnvironment(process.env));
const [command, ...args] = process.argv.slice(2);
if (command === undefined) throw new Error('Name a command: node bin/with-redis.ts npm run content');

const given = process.env['REDIS_URL'];
const own = given === undefined ? await redisOfOurOwn() : undefined;
const url = given ?? own?.url;
if (url === undefined && process.env['CI'] !== undefined) {
  console.error(say('redis.none'));
  process.exit(1);
}
process.on('exit', () => own?.server.kill('SIGKILL'));

const child = startChild(command, args, {
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: { ...process.env, ...(url === undefined ? {} : { REDIS_URL: url }) },
});
child.once('exit', (code) => process.exit(code ?? 1));
