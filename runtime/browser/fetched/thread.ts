import { becomeThread } from './worker-binding.ts';
import { encodeUtf8 } from '../bindings/text/bytes-and-text.ts';
import * as volume from '../bindings/files/volume.ts';
import { keepContext } from '../modules/link.ts';
import { moduleNotFound } from '../modules/errors/module-errors.ts';
import { stripTypes } from '../modules/syntax/strip-types.ts';
import type { ThreadStart } from '../protocol.ts';
import { host } from '../ground/host.ts';
import { addPackage, callMember, internalFunction, internalMember, loadBuiltin, member } from '../ground/library.ts';
import type { ProgramProcess } from '../ground/program-process.ts';
import { standApart } from '../program/apart.ts';
import { environment, namesContext, runEntry, writeFile } from '../program/program.ts';
import { onFatal } from '../program/uncaught.ts';

/** A thread of the program: Node's `internal/main/worker_thread.js` over this runtime. */

interface Load {
  readonly argv: readonly string[] | undefined;
  readonly doEval: false | 'classic' | 'data-url';
  readonly environmentData: unknown;
  readonly filename: string;
  readonly hasStdin: boolean;
  readonly publicPort: MessagePort;
  readonly mainThreadPort: MessagePort;
  readonly workerData: unknown;
}

export function startThread(start: ThreadStart, process: ProgramProcess): void {
  standApart(start.program);
  start.packages.forEach(addPackage);
  let usesContext = false;
  for (const [path, bytes] of start.files) {
    volume.makeFolders(path.slice(0, path.lastIndexOf('/')));
    writeFile(path, bytes);
    usesContext ||= /\.[mc]?[jt]s$/.test(path) && namesContext(new host.TextDecoder().decode(bytes));
  }
  volume.chdir(start.folder);
  if (usesContext) keepContext();
  const port = becomeThread(start);
  restrict(process);
  useStreamsOf(process);
  process.env = environment(start.env);
  internalFunction('internal/util/debuglog', 'initializeDebugEnv')(start.env['NODE_DEBUG']);
  process.argv = ['/usr/local/bin/node'];
  process.execArgv = [...start.flags];
  const serializeError = internalFunction('internal/error_serdes', 'serializeError');
  onFatal((error) => port.postMessage({ type: 'errorMessage', error: serializeError(error) }));
  callMember(port, 'on', 'message', (message: { readonly type: string }) => hear(message, process, port));
  port.start();
}

/** What Node refuses in a thread, since it is the whole process that would change. */
function restrict(process: ProgramProcess): void {
  const refuse = internalFunction('internal/process/worker_thread_only', 'unavailable');
  for (const name of ['abort', 'chdir']) Reflect.set(process, name, refuse(`process.${name}()`));
}

const WANTS_MORE = 'kStdioWantsMoreDataCallback';

function streamCallback(stream: unknown): void {
  const key = internalMember('internal/worker/io', WANTS_MORE);
  if (typeof key === 'symbol') callMember(stream, key);
}

/** What a thread prints goes through the streams of the thread that started it. */
function useStreamsOf(process: ProgramProcess): void {
  let streams: unknown;
  const open = (): unknown => {
    if (streams === undefined) {
      streams = internalFunction('internal/worker/io', 'createWorkerStdio')();
      process.on('exit', () => {
        streamCallback(member(streams, 'stdout'));
        streamCallback(member(streams, 'stderr'));
      });
    }
    return streams;
  };
  for (const name of ['stdin', 'stdout', 'stderr'])
    Object.defineProperty(process, name, { configurable: true, enumerable: true, get: () => member(open(), name) });
}

function hear(message: { readonly type: string }, process: ProgramProcess, port: MessagePort): void {
  if (message.type === 'loadScript') {
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- by Node's own Worker class
    load(message as unknown as Load, process, port);
  } else if (message.type === 'stdioWantsMoreData') streamCallback(member(process, String(member(message, 'stream'))));
  else {
    const chunks: unknown = member(message, 'chunks');
    for (const piece of Array.isArray(chunks) ? chunks : [])
      callMember(process.stdin, 'push', member(piece, 'chunk'), member(piece, 'encoding'));
  }
}

function load(message: Load, process: ProgramProcess, port: MessagePort): void {
  const { argv = [], doEval, environmentData, filename, hasStdin, publicPort, mainThreadPort, workerData } = message;
  callMember(port, 'unref');
  process.argv.push(...argv);
  Object.assign(Object(loadBuiltin('worker_threads')), { parentPort: publicPort, workerData });
  internalFunction('internal/worker', 'assignEnvironmentData')(environmentData);
  internalFunction('internal/worker/messaging', 'setupMainThreadPort')(mainThreadPort);
  if (!hasStdin) callMember(process.stdin, 'push', null);
  port.postMessage({ type: 'upAndRunning' });
  if (doEval === false) {
    process.argv.splice(1, 0, filename);
    void runEntry(process, filename, isThere(filename) ? undefined : () => notThere(filename));
    return;
  }
  const text = doEval === 'classic' ? filename : textOfDataUrl(filename);
  if (doEval === 'classic') process.argv.splice(1, 0, '[worker eval]');
  const isModule = doEval !== 'classic' || /^[ \t]*(import|export)\b[^(]/m.test(text) || /^await\b/m.test(text);
  const path = '/app/[worker eval].ts';
  if (isModule) writeFile(path, encodeUtf8(text));
  void runEntry(process, path, isModule ? undefined : () => evaluate(text));
}

function isThere(path: string): boolean {
  try {
    return volume.locate(path).node !== undefined;
  } catch (error) {
    if (error instanceof volume.FileError) return false;
    throw error;
  }
}

function notThere(path: string): never {
  throw moduleNotFound(path, '/app/');
}

function textOfDataUrl(address: string): string {
  const [, isBase64, body = ''] = /^data:[^,]*?(;base64)?,(.*)$/s.exec(address) ?? [];
  return isBase64 === undefined ? decodeURIComponent(body) : host.atob(body);
}

/** A script, as `new Worker(text, { eval: true })` takes it: it has `require`, and no module system else. */
function evaluate(text: string): void {
  const { code } = stripTypes(text);
  const run = host.evaluate(
    `(function(exports,require,module,__filename,__dirname){${code}\n})\n//# sourceURL=[worker eval]`,
  );
  const require = callMember(loadBuiltin('module'), 'createRequire', '/app/');
  const module = { exports: {} };
  if (typeof run === 'function')
    Reflect.apply(run, module.exports, [module.exports, require, module, '[worker eval]', '.']);
}
