/** Tries what must be denied, in the very way in which a program would: a machine that denies less grades nobody. */
import { spawnSync } from 'node:child_process';
import { z } from 'zod';
import type { Engine } from './engine.ts';
import { guardedFolder } from './folder.ts';
import { guardedCommand } from './program.ts';
import { FIRST_USER_ID } from './shield.ts';

/** What Node itself must refuse, with its own code. */
const NODE_PROBE = `
import fs from 'node:fs'; import net from 'node:net'; import cp from 'node:child_process'; import { Worker } from 'node:worker_threads';
const code = (act) => { try { act(); return 'allowed'; } catch (error) { return error.code; } };
const later = (act) => new Promise((done) => { try { act().once('error', (error) => done(error.code)).once('connect', () => done('allowed')); } catch (error) { done(error.code); } });
const byNode = {
  read: code(() => fs.readFileSync('/etc/passwd')), write: code(() => fs.writeFileSync('/written', '')),
  process: code(() => cp.spawnSync('/bin/true')), worker: code(() => new Worker('', { eval: true })),
  listen: code(() => net.createServer().listen(0)),
  tcp: await later(() => net.connect(9, '127.0.0.1')), unix: await later(() => net.connect('/no-such')),
};
`;

/** What Node's permission model lets through, so that Linux must refuse it: each tries to leave a file in each place. */
const LINUX_PROBE = `
import { DatabaseSync, backup } from 'node:sqlite'; import v8 from 'node:v8';
const ways = {
  open: (path) => new DatabaseSync(path).exec('create table t(x)'),
  attach: (path) => new DatabaseSync(':memory:').exec("attach database '" + path + "' as o; create table o.t(x)"),
  vacuum: (path) => new DatabaseSync(':memory:').exec("create table t(x); vacuum into '" + path + "'"),
  backup: (path) => backup(new DatabaseSync(':memory:'), path),
};
const byLinux = {};
for (const place of places) for (const [way, act] of Object.entries(ways)) {
  try { await act(place + '/left-by-' + way); byLinux[way + ' in ' + place] = 'allowed'; } catch {}
}
try { const { n } = new DatabaseSync('/etc/passwd', { readOnly: true }).prepare('select 1 as n').get(); byLinux.passwd = 'opened ' + n; } catch {}
`;

/** V8 writes where its flags say, or ends the process where it cannot: so it comes last, and the packages tell. */
const V8_PROBE = `
v8.setFlagsFromString('--redirect-code-traces'); v8.setFlagsFromString('--print-opt-code');
v8.setFlagsFromString('--redirect-code-traces-to=' + place);
function hot(n) { let s = 0; for (let i = 0; i < n; i += 1) s = (s + i * 3) | 0; return s; }
for (let i = 0; i < 2000; i += 1) hot(2000);
`;

const answers = z.object({ byNode: z.record(z.string(), z.string()), byLinux: z.record(z.string(), z.string()) });

/** Empty where all is denied that must be. Says by name what is let through. */
export function missingDenials(engine: Engine): readonly string[] {
  const isRoofed = engine.shield !== 'none';
  // The folders that others would suffer from: ours, those of the other programs, the packages, the machine's.
  const places = isRoofed ? [engine.packages, '/app/node_modules', engine.place, '/bin', '/', '/var/tmp'] : [];
  const told = 'fs.writeSync(1, JSON.stringify({ byNode, byLinux }));';
  const main = isRoofed
    ? `${NODE_PROBE}const places = ${JSON.stringify(places)};${LINUX_PROBE}${told}const place = '/app/node_modules/express.mjs';${V8_PROBE}`
    : `${NODE_PROBE}const byLinux = {};${told}process.exit(0);`;
  const folder = guardedFolder(engine, { 'main.mjs': main }, FIRST_USER_ID);
  try {
    const [file, ...args] = guardedCommand(engine, { folder, userId: FIRST_USER_ID, rest: ['main.mjs'], env: {} });
    const { stdout, stderr } = spawnSync(file, args, {
      cwd: folder.given,
      env: {},
      encoding: 'utf8',
      timeout: 20_000,
      stdio: ['ignore', 'pipe', 'pipe', 'ignore'],
    });
    const line = stdout.trim();
    if (!line.startsWith('{')) return [`all: nothing can be started here (${stderr.trim().slice(0, 300)})`];
    const { byNode, byLinux } = answers.parse(JSON.parse(line));
    return [
      ...Object.entries(byNode).filter(([, answer]) => answer !== 'ERR_ACCESS_DENIED'),
      ...Object.entries(byLinux),
    ].map(([what, answer]) => `${what}: ${answer}`);
  } finally {
    folder.remove();
  }
}
