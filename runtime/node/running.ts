/** One example's life as a child process. */
import { Agent } from 'node:http';
import { cutLines } from '../lines.ts';
import { childLog } from '../node-log.ts';
import { messageFromLine } from '../node-messages.ts';
import { ended, endedBeforeListening, refused } from '../problems.ts';
import {
  DEFAULT_GRACE_MS,
  DEFAULT_OUTPUT_LIMIT_BYTES,
  DEFAULT_PORT,
  DEFAULT_UNRESPONSIVE_AFTER_MS,
  LINE_COST_BYTES,
  type ExampleFiles,
  type Exit,
  type LogLine,
  type RunningExample,
  type StartOptions,
} from '../contract.ts';
import { startChild } from './child.ts';
import { sendRequest } from '../node-client.ts';
import { folderFromFiles } from './folder.ts';
import { childMessage, type ChildMessage } from './messages.ts';

const PING_EVERY_MS = 250;

export interface ChildPlace {
  /** The loopback address to listen on; the child's own unless told. */
  readonly address?: string;
}

export function runInChild(files: ExampleFiles, options: StartOptions & ChildPlace = {}): RunningExample {
  const { entry = 'main.ts', flags = [], args = [], env = {} } = options;
  const { onLog, onWay, unresponsiveAfterMs = DEFAULT_UNRESPONSIVE_AFTER_MS } = options;
  const { outputLimitBytes = DEFAULT_OUTPUT_LIMIT_BYTES } = options;
  const folder = folderFromFiles(files, options.disk);
  const child = startChild(folder.path, {
    entry,
    flags,
    args,
    env,
    tellsWay: onWay !== undefined,
    address: options.address,
  });
  const agent = new Agent({ keepAlive: true });
  const ports = new Set<number>();
  const requestByClientPort = new Map<number, string>();
  const isReady = Promise.withResolvers<number>();
  const hasEnded = Promise.withResolvers<Exit>();
  // Whoever does not wait for `ready` need not hear of its failure: the exit and the log tell it too.
  isReady.promise.catch(() => undefined);
  let exit: Exit | undefined;
  let endedBy: Exit['reason'] = 'exited';

  const end = (reason: Exit['reason']): void => {
    if (endedBy === 'exited') endedBy = reason;
    child.kill();
  };

  const log = childLog({ onLog, shown: folder.shown, requestOf: (client) => requestByClientPort.get(client) });
  let printed = 0;
  const print = (stream: LogLine['stream'], text: string, clientPort?: number): void => {
    printed += text.length + LINE_COST_BYTES * (text.split('\n').length - 1);
    if (printed > outputLimitBytes) {
      end('too-much-output');
      return;
    }
    log.print(stream, text, clientPort);
  };

  let aliveAt: number | undefined;
  const hear = (message: ChildMessage): void => {
    switch (message.type) {
      case 'alive':
        aliveAt = performance.now();
        break;
      case 'listening':
        ports.add(message.port);
        isReady.resolve(message.port);
        break;
      case 'closed':
        ports.delete(message.port);
        break;
      case 'way':
        onWay?.(message.steps, requestByClientPort.get(message.client));
        break;
      case 'output':
        print(message.stream, message.text, message.client);
    }
  };
  const control = cutLines((line) => {
    const message = messageFromLine(childMessage, line);
    if (message !== undefined) hear(message);
  });
  child.control.setEncoding('utf8').on('data', (text: string) => control.push(text));
  child.stdout.setEncoding('utf8').on('data', (text: string) => print('stdout', text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => print('stderr', text));

  const pinger = setInterval(() => {
    if (child.link.writable) child.link.write('?');
    if (aliveAt !== undefined && performance.now() - aliveAt > unresponsiveAfterMs) end('unresponsive');
  }, PING_EVERY_MS);

  child.process.once('error', (error) => {
    throw error;
  });
  child.process.once('close', (code, signal) => {
    clearInterval(pinger);
    log.end();
    // What the program may have started belongs to its process group and ends with it.
    child.kill();
    ports.clear();
    agent.destroy();
    folder.remove();
    exit = { code, signal, reason: endedBy };
    isReady.reject(endedBeforeListening(exit));
    hasEnded.resolve(exit);
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
          address: child.address,
          agent,
          onSocket(socket) {
            const remember = (): void => {
              const { localPort } = socket;
              if (localPort === undefined) return;
              if (sendOptions.id === undefined) requestByClientPort.delete(localPort);
              else requestByClientPort.set(localPort, sendOptions.id);
            };
            if (socket.connecting) socket.once('connect', remember);
            else remember();
          },
          refused: () => refused(request.port ?? DEFAULT_PORT, [...ports]),
        },
        sendOptions,
      );
    },
    signal(name) {
      child.process.kill(name);
    },
    async stop(graceMs = DEFAULT_GRACE_MS) {
      child.process.kill('SIGTERM');
      const grace = setTimeout(() => end('killed'), graceMs);
      const result = await hasEnded.promise;
      clearTimeout(grace);
      return result;
    },
  };
}
