/** One guarded program's life. */
import { cutLines } from '../lines.ts';
import { childLog } from '../child/log.ts';
import { messageFromLine } from '../child/messages.ts';
import { ProcessLife } from '../child/life.ts';
import { waitedMsOf } from '../child/processor-wait.ts';
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
  engine.verify();
  const folder = guardedFolder(engine, files, userId);
  const program = startGuarded(engine, {
    folder,
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
    waitedMs: waitedMsOf(program.process.pid),
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
  let hasBegun = false;
  let fault: Error | undefined;
  const hear = (message: GuardedMessage): void => {
    switch (message.type) {
      case 'listening':
        life.listensOn(message.port);
        break;
      case 'closed':
        life.closes(message.port);
        break;
      case 'begun':
        hasBegun = true;
        break;
      case 'no-room':
        if (!hasBegun) fault = new Error('This machine could not make the root of the program.');
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
    // Behind a shield the kernel holds to the limit.
    if (engine.shield !== 'none' || looks % LOOKS_AT_FOLDER !== 0) return;
    if (folderBytes(folder.given) > FOLDER_BYTES) life.end('too-much-output');
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
      fault,
    );
  };
  program.process.once('error', (error) => {
    fault = error;
    finish(null, null);
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
