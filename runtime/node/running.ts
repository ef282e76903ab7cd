/** One example's life as a child process. */
import { Agent } from 'node:http';
import { dirname } from 'node:path';
import { cutLines, outputCosts } from '../lines.ts';
import { ProcessLife } from '../child/life.ts';
import { childLog } from '../child/log.ts';
import { messageFromLine } from '../child/messages.ts';
import {
  DEFAULT_OUTPUT_LIMIT_BYTES,
  LINE_COST_BYTES,
  type ExampleFiles,
  type LogLine,
  type RunningExample,
  type StartOptions,
} from '../contract.ts';
import { waitedMsOf } from '../child/processor-wait.ts';
import { startChild } from './child.ts';
import { folderFromFiles } from './folder.ts';
import { loopbackOf, portBehind, type Loopback, type LoopbackWay } from './loopback.ts';
import { childMessage, type ChildMessage } from './messages.ts';

export interface ChildPlace {
  /** The loopback address to listen on, with the very ports that it names; a place of its own unless told. */
  readonly address?: string;
  /** How it gets one; whatever this system can do unless told. */
  readonly way?: LoopbackWay;
}

export function runInChild(files: ExampleFiles, options: StartOptions & ChildPlace = {}): RunningExample {
  const { entry = 'main.ts', flags = [], args = [], env = {} } = options;
  const { onLog, onWay, outputLimitBytes = DEFAULT_OUTPUT_LIMIT_BYTES } = options;
  const folder = folderFromFiles(files, options.disk);
  const loopback: Loopback =
    options.address === undefined ? loopbackOf(dirname(folder.path), options.way) : { address: options.address };
  const child = startChild(folder.path, {
    entry,
    flags,
    args,
    env,
    tellsWay: onWay !== undefined,
    loopback,
  });
  const agent = new Agent({ keepAlive: true });
  const requestByClientPort = new Map<number, string>();
  const life = new ProcessLife({
    ping: () => {
      if (child.link.writable) child.link.write('?');
    },
    kill: child.kill,
    unresponsiveAfterMs: options.unresponsiveAfterMs,
    waitedMs: waitedMsOf(child.process.pid),
  });

  const log = childLog({ onLog, shown: folder.shown, requestOf: (client) => requestByClientPort.get(client) });
  let printed = 0;
  const costs = { stdout: outputCosts(LINE_COST_BYTES), stderr: outputCosts(LINE_COST_BYTES) };
  const print = (stream: LogLine['stream'], text: string, clientPort?: number): void => {
    printed += costs[stream](text);
    if (printed > outputLimitBytes) {
      life.end('too-much-output');
      return;
    }
    log.print(stream, text, clientPort);
  };

  const hear = (message: ChildMessage): void => {
    switch (message.type) {
      case 'alive':
        life.answersPing();
        break;
      case 'listening':
        life.listensOn(message.port);
        break;
      case 'closed':
        life.closes(message.port);
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

  child.process.once('error', (error) => {
    throw error;
  });
  child.process.once('close', (code, signal) => {
    log.end();
    agent.destroy();
    folder.remove();
    life.isOverWith({ code, signal, reason: life.endedBy });
  });

  return life.asExample({
    address: loopback.address,
    portBehind: (port) => portBehind(loopback, port),
    agentOfRequest: () => agent,
    onSocket(socket, id) {
      const remember = (): void => {
        const { localPort } = socket;
        if (localPort === undefined) return;
        if (id === undefined) requestByClientPort.delete(localPort);
        else requestByClientPort.set(localPort, id);
      };
      if (socket.connecting) socket.once('connect', remember);
      else remember();
    },
    signal: (name) => void child.process.kill(name),
  });
}
