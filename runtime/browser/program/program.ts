import { encodeUtf8 } from '../bindings/text/bytes-and-text.ts';
import * as volume from '../bindings/files/volume.ts';
import { keepContext, runMain } from '../modules/link.ts';
import { readText } from '../modules/resolve.ts';
import { utilBinding } from '../bindings/util.ts';
import { tellWays } from './ways.ts';
import { standApart } from './apart.ts';
import { findSyntaxError } from '../modules/errors/find-syntax-error.ts';
import type { Disk } from '../../contract.ts';
import type { ToWorker } from '../protocol.ts';
import { enter, hold, mainModuleBegins, post, release } from '../ground/event-loop.ts';
import { addPackage, callMember, internalFunction, loadBuiltin } from '../ground/library.ts';
import { limitOutput, printText } from './output.ts';
import { end } from './process.ts';
import type { ProgramProcess } from '../ground/program-process.ts';
import { handleUncaught } from './uncaught.ts';
import { setZone } from './zone.ts';
import { headerFor } from '../ground/positions/error-headers.ts';

/** One program's life: its files, its start, and its end when nothing is left to do. */

type Run = Extract<ToWorker, { type: 'run' }>;

type MainState = 'loading' | 'running' | 'done';
let state: MainState = 'loading';

/** A few folders that every Linux has, so that a program can look at more than its own files. */
export function makeFolders(): void {
  for (const path of ['/app', '/tmp', '/etc', '/root', '/usr/local/bin', '/var/log']) volume.makeFolders(path);
  writeFile('/etc/passwd', encodeUtf8('root:x:0:0:root:/root:/bin/sh\n'));
  writeFile('/etc/hosts', encodeUtf8('127.0.0.1\tlocalhost\n'));
}

export function writeFile(path: string, bytes: Uint8Array): void {
  const place = volume.locate(path);
  place.parent.entries.set(place.name, volume.fileNode(bytes));
}

function pathInside(name: string): string {
  const path = volume.absolute(`/app/${name}`);
  if (!path.startsWith('/app/')) throw new Error(`The file ${name} lies outside the example's folder.`);
  volume.makeFolders(path.slice(0, path.lastIndexOf('/')));
  return path;
}

function writeDisk(disk: Disk): void {
  for (const [name, file] of Object.entries(disk)) {
    const { parent, name: last } = volume.locate(pathInside(name), false);
    const bytes = typeof file === 'string' ? encodeUtf8(file) : file;
    parent.entries.set(last, bytes instanceof Uint8Array ? volume.fileNode(bytes) : volume.linkNode(bytes.linkTo));
  }
}

export function environment(given: Readonly<Record<string, string>>): Record<string, string> {
  if (given['TZ'] !== undefined) setZone(given['TZ']);
  // As in Node, what is stored is text, and the time zone is the one that is named last.
  return new Proxy<Record<string, string>>(
    { ...given },
    {
      defineProperty: (target, key, descriptor) => {
        const value = String(descriptor.value);
        if (key === 'TZ') setZone(value);
        return Reflect.defineProperty(target, key, { ...descriptor, value });
      },
      deleteProperty: (target, key) => {
        if (key === 'TZ') setZone(undefined);
        return Reflect.deleteProperty(target, key);
      },
    },
  );
}

/** Node's flags that fill the environment; undefined where a file is missing, which ends the program as in Node. */
function environmentFrom(run: Run): Record<string, string> | undefined {
  const fromFiles: Record<string, string> = {};
  for (const flag of run.flags) {
    const [, optional, name] = /^--env-file(-if-exists)?=(.+)$/.exec(flag) ?? [];
    if (name === undefined) continue;
    const place = volume.locate(name);
    if (place.node?.kind === 'file') Object.assign(fromFiles, utilBinding.parseEnv(readText(name)));
    else if (optional !== undefined) printText('stderr', `${name} not found. Continuing without it.\n`);
    else {
      printText('stderr', `node: ${name}: not found\n`);
      end(9, null);
      return undefined;
    }
  }
  return environment({ ...fromFiles, ...run.env });
}

/** A program that never names it has no store that could be lost, and pays nothing for it. */
export function namesContext(text: string): boolean {
  return /async_hooks|node:test/.test(text);
}

export function runProgram(run: Run, process: ProgramProcess): void {
  standApart(run.program);
  limitOutput(run.outputLimit);
  run.packages.forEach(addPackage);
  writeDisk(run.disk);
  for (const [name, text] of Object.entries(run.files)) writeFile(pathInside(name), encodeUtf8(text));
  if (run.files['package.json'] === undefined && run.disk['package.json'] === undefined)
    writeFile('/app/package.json', encodeUtf8('{ "type": "module" }\n'));
  /** What follows the flag says which files are tests. */
  const testsFiles = run.flags.includes('--test');
  const entry = testsFiles ? run.entry : volume.absolute(`/app/${run.entry}`);
  const env = environmentFrom(run);
  if (env === undefined) return;
  process.env = env;
  internalFunction('internal/util/debuglog', 'initializeDebugEnv')(env['NODE_DEBUG']);
  process.argv = ['/usr/local/bin/node', entry, ...run.args];
  process.execArgv = [...run.flags];
  if (testsFiles || Object.values(run.files).some(namesContext)) keepContext();
  if (run.tellsWay) tellWays();
  void runEntry(process, entry, testsFiles ? () => void loadBuiltin('internal/main/test_runner') : undefined);
}

/** @param script what is run instead of the module at `entry` */
export async function runEntry(process: ProgramProcess, entry: string, script?: () => void): Promise<void> {
  const begin = (): void => {
    state = 'running';
    mainModuleBegins();
  };
  try {
    if (script === undefined) await runMain(entry, begin);
    else script();
    state = 'done';
    // In a task of its own: microtasks may still wait here, and come before the ticks.
    post(() => undefined);
  } catch (error) {
    state = 'done';
    hold();
    const shown = error instanceof SyntaxError && headerFor(error) === undefined ? await findSyntaxError(error) : error;
    release();
    enter(() => handleUncaught(process, shown, true));
  }
}

function exitCodeOf(process: ProgramProcess): number {
  return Number(process.exitCode ?? 0);
}

/** Node's EmitProcessBeforeExit and EmitProcessExit. */
export function endWhenIdle(process: ProgramProcess, isAlive: () => boolean): void {
  if (state === 'loading') return;
  const emit = (name: string, code: number): unknown => callMember(process, 'emit', name, code);
  const unsettled = state === 'running';
  if (!unsettled) {
    enter(() => void emit('beforeExit', Number(process.exitCode ?? 0)));
    if (isAlive()) return;
  }
  const code = unsettled && process.exitCode === undefined ? 13 : Number(process.exitCode ?? 0);
  if (unsettled) printText('stderr', 'Warning: Detected unsettled top-level await\n');
  process._exiting = true;
  if (unsettled) process.exitCode = code;
  emit('exit', code);
  // A listener may have set another.
  end(exitCodeOf(process), null);
}
