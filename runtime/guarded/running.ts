/** One guarded program's life. */
import { cutLines } from '../lines.ts';
import { childLog } from '../node-log.ts';
import { messageFromLine } from '../node-messages.ts';
import { ProcessLife } from '../node-life.ts';
import { DEFAULT_OUTPUT_LIMIT_BYTES, type ExampleFiles, type RunningExample, type StartOptions } from '../contract.ts';
import type { Engine } from './engine.ts';
import { guardedFolder } from './folder.ts';
import { linkOver } from './link.ts';
import { guardedMessage, type GuardedMessage } from './messages.ts';
import { startGuarded } from './program.ts';
import { folderBytes, residentBytes } from './watch.ts';

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
  const requestByConnection = new Map<number, string>();
  const life = new ProcessLife({
    ping: () => link.ping(),
    kill: program.kill,
    unresponsiveAfterMs: options.unresponsiveAfterMs,
  });
  const link = linkOver(program.link, {
    onAlive: () => life.answersPing(),
    onAbuse: () => life.end('too-much-output'),
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
  let ownSignal: string | undefined;
  const hear = (message: GuardedMessage): void => {
    switch (message.type) {
      case 'listening':
        life.listensOn(message.port);
        break;
      case 'closed':
        life.closes(message.port);
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
    if (written > outputLimitBytes) life.end('too-much-output');
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

  let looks = 0;
  const watch = setInterval(() => {
    const { pid } = program.process;
    looks += 1;
    if (pid !== undefined && residentBytes(pid) > MEMORY_BYTES) life.end('out-of-memory');
    if (looks % LOOKS_AT_FOLDER === 0 && folderBytes(folder.path) > FOLDER_BYTES) life.end('too-much-output');
  }, LOOK_EVERY_MS);

  const finish = (code: number | null, signal: string | null): void => {
    if (life.isOver) return;
    clearInterval(watch);
    log.end();
    link.close();
    for (const stream of program.process.stdio) stream?.destroy();
    folder.remove();
    const { endedBy } = life;
    // Nobody but the kernel, at its limit of processor time, ends it otherwise.
    const isCutOff = endedBy === 'exited' && (wasSignalled || signal === 'SIGKILL' || signal === 'SIGXCPU');
    life.isOverWith(
      ownSignal !== undefined && endedBy === 'exited'
        ? { code: null, signal: ownSignal, reason: 'exited' }
        : { code: signal === null ? code : null, signal, reason: isCutOff ? 'unresponsive' : endedBy },
    );
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

  return life.asExample({
    address: 'localhost',
    agentOfRequest: link.agentOfRequest,
    onSocket(socket, id) {
      const connection = link.idOf(socket);
      if (connection !== undefined && id !== undefined) requestByConnection.set(connection, id);
    },
    signal: (name) => link.signal(name),
  });
}
