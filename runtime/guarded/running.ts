/** One guarded program's life. */
import { cutLines } from '../lines.ts';
import { childLog } from '../node-log.ts';
import { messageFromLine } from '../node-messages.ts';
import { sendRequest } from '../node-client.ts';
import { ended, endedBeforeListening, refused } from '../problems.ts';
import {
  DEFAULT_GRACE_MS,
  DEFAULT_OUTPUT_LIMIT_BYTES,
  DEFAULT_PORT,
  DEFAULT_UNRESPONSIVE_AFTER_MS,
  type ExampleFiles,
  type Exit,
  type RunningExample,
  type StartOptions,
} from '../contract.ts';
import type { Engine } from './engine.ts';
import { guardedFolder } from './folder.ts';
import { linkOver } from './link.ts';
import { guardedMessage, type GuardedMessage } from './messages.ts';
import { startGuarded } from './program.ts';
import { folderBytes, residentBytes } from './watch.ts';

const PING_EVERY_MS = 250;
const LOOK_EVERY_MS = 40;
const LOOKS_AT_FOLDER = 10;
const MEMORY_BYTES = 320 * 1024 * 1024;
const FOLDER_BYTES = 32 * 1024 * 1024;
/** After the process has ended, its pipes are read for at most so long. */
const DRAIN_MS = 1_000;
/** `unshare` says this where its child was ended by a signal. */
const ENDED_BY_SIGNAL = /^unshare: sigprocmask unblock failed/;

export function runGuarded(
  engine: Engine,
  files: ExampleFiles,
  userId: number,
  options: StartOptions = {},
): RunningExample {
  const { entry = 'main.ts', flags = [], args = [], env = {}, onLog } = options;
  const { unresponsiveAfterMs = DEFAULT_UNRESPONSIVE_AFTER_MS } = options;
  const { outputLimitBytes = DEFAULT_OUTPUT_LIMIT_BYTES } = options;
  const folder = guardedFolder(engine, files, engine.shield === 'own-user' ? userId : undefined);
  const program = startGuarded(engine, {
    folder: folder.path,
    entry,
    flags,
    args,
    env,
    userId,
    memoryBytes: MEMORY_BYTES,
  });
  const ports = new Set<number>();
  const requestByConnection = new Map<number, string>();
  const isReady = Promise.withResolvers<number>();
  const hasEnded = Promise.withResolvers<Exit>();
  isReady.promise.catch(() => undefined);
  let exit: Exit | undefined;
  let endedBy: Exit['reason'] = 'exited';
  let ownSignal: string | undefined;

  const end = (reason: Exit['reason']): void => {
    if (endedBy === 'exited') endedBy = reason;
    program.kill();
  };

  let aliveAt: number | undefined;
  const link = linkOver(program.link, {
    onAlive: () => {
      aliveAt = performance.now();
    },
    onAbuse: () => end('too-much-output'),
  });

  let wasSignalled = false;
  const log = childLog({
    onLog,
    shown: folder.shown,
    requestOf: (connection) => requestByConnection.get(connection),
    isForeign(line) {
      const isForeign = ENDED_BY_SIGNAL.test(line);
      wasSignalled ||= isForeign;
      return isForeign;
    },
  });
  const hear = (message: GuardedMessage): void => {
    switch (message.type) {
      case 'listening':
        ports.add(message.port);
        isReady.resolve(message.port);
        break;
      case 'closed':
        ports.delete(message.port);
        break;
      case 'ended-by':
        ownSignal = message.signal;
        break;
      case 'output':
        log.print(message.stream, message.text, message.client);
    }
  };
  const control = cutLines((line) => {
    const message = messageFromLine(guardedMessage, line);
    if (message !== undefined) hear(message);
  });
  let written = 0;
  /** Everything that it writes counts, read or not: a line without an end would be kept forever. */
  const counted = (take: (text: string) => void) => (text: string) => {
    written += text.length;
    if (written > outputLimitBytes) end('too-much-output');
    else take(text);
  };
  program.control.setEncoding('utf8').on(
    'data',
    counted((text) => control.push(text)),
  );
  program.stdout.setEncoding('utf8').on(
    'data',
    counted((text) => log.print('stdout', text)),
  );
  program.stderr.setEncoding('utf8').on(
    'data',
    counted((text) => log.print('stderr', text)),
  );

  const pinger = setInterval(() => {
    link.ping();
    if (aliveAt !== undefined && performance.now() - aliveAt > unresponsiveAfterMs) end('unresponsive');
  }, PING_EVERY_MS);
  let looks = 0;
  const watch = setInterval(() => {
    const { pid } = program.process;
    looks += 1;
    if (pid !== undefined && residentBytes(pid) > MEMORY_BYTES) end('out-of-memory');
    if (looks % LOOKS_AT_FOLDER === 0 && folderBytes(folder.path) > FOLDER_BYTES) end('too-much-output');
  }, LOOK_EVERY_MS);

  const finish = (code: number | null, signal: string | null): void => {
    if (exit !== undefined) return;
    clearInterval(pinger);
    clearInterval(watch);
    log.end();
    program.kill();
    ports.clear();
    link.close();
    for (const stream of program.process.stdio) stream?.destroy();
    folder.remove();
    // Nobody but the kernel, at its limit of processor time, ends it otherwise.
    const isCutOff = endedBy === 'exited' && (wasSignalled || signal === 'SIGKILL' || signal === 'SIGXCPU');
    exit =
      ownSignal !== undefined && endedBy === 'exited'
        ? { code: null, signal: ownSignal, reason: 'exited' }
        : { code: signal === null ? code : null, signal, reason: isCutOff ? 'unresponsive' : endedBy };
    isReady.reject(endedBeforeListening(exit));
    hasEnded.resolve(exit);
  };
  program.process.once('error', (error) => {
    throw error;
  });
  program.process.once('exit', (code, signal) => {
    const late = setTimeout(() => finish(code, signal), DRAIN_MS);
    program.process.once('close', () => {
      clearTimeout(late);
      finish(code, signal);
    });
  });

  return {
    ready: isReady.promise,
    exit: hasEnded.promise,
    ports: () => [...ports],
    async send(request, sendOptions = {}) {
      if (exit !== undefined) throw ended(exit);
      return sendRequest(
        request,
        {
          address: 'localhost',
          agent: link.agentOfRequest(),
          onSocket(socket: unknown) {
            const connection = link.idOf(socket);
            if (connection !== undefined && sendOptions.id !== undefined)
              requestByConnection.set(connection, sendOptions.id);
          },
          refused: () => refused(request.port ?? DEFAULT_PORT, [...ports]),
        },
        sendOptions,
      );
    },
    signal: (name) => link.signal(name),
    async stop(graceMs = DEFAULT_GRACE_MS) {
      if (graceMs > 0) link.signal('SIGTERM');
      const grace = setTimeout(() => end('killed'), graceMs);
      const result = await hasEnded.promise;
      clearTimeout(grace);
      return result;
    },
  };
}
