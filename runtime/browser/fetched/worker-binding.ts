import { hold, post, release } from '../ground/event-loop.ts';
import { host } from '../ground/host.ts';
import { tell } from '../ground/link.ts';
import { nodeError } from '../ground/node-error.ts';
import { MOST_THREADS, TOO_MANY_THREADS, type ThreadStart, type ThreadWish } from '../protocol.ts';
import { adoptPort, givePort, isClosed, NodeMessageChannel } from './message-port.ts';
import * as volume from '../bindings/files/volume.ts';

/**
 * `internalBinding('worker')`: each thread is a worker of the page like this one. The page makes it, for a worker inside
 * a worker is not cleaned up where Chromium has to end the outer one by force.
 */

interface Self {
  isMainThread: boolean;
  threadId: number;
  threadName: string;
  port: MessagePort | undefined;
}

/** Who this thread is; the program's main thread unless told. */
const self: Self = {
  isMainThread: true,
  threadId: 0,
  threadName: '',
  port: undefined,
};

export function becomeThread({ id, name, port }: ThreadStart): MessagePort {
  Object.assign(self, { isMainThread: false, threadId: id, threadName: name });
  self.port = adoptPort(port);
  return self.port;
}

const running = new Map<number, WorkerHandle>();
let started = 0;

/** The page tells that a thread has ended, or that it could not be started, and why. */
export function threadEnded(number: number, code: number, problem: string | undefined): void {
  running.get(number)?.hearEnd(code, problem);
}

const limits = new Float64Array(4);

type OnExit = (code: number, error?: string, reason?: string) => void;

function environmentFrom(given: unknown): Record<string, string> {
  const entries = Object.entries(typeof given === 'object' && given !== null ? given : process.env);
  return Object.fromEntries(entries.map(([key, value]) => [key, String(value)]));
}

class WorkerHandle {
  readonly messagePort: MessagePort;
  readonly threadId: number;
  readonly threadName: string;
  onexit: OnExit | null = null;
  private readonly theirs: MessagePort;
  private readonly env: Record<string, string>;
  private readonly flags: readonly string[];
  private refed = true;
  private ended = false;

  constructor(
    _url: unknown,
    env: unknown,
    flags: unknown,
    _limits: unknown,
    _fds: boolean,
    _internal: boolean,
    name: string,
  ) {
    const { port1, port2 } = new NodeMessageChannel();
    this.messagePort = port1;
    this.theirs = port2;
    this.env = environmentFrom(env);
    this.flags = Array.isArray(flags) ? flags.map(String) : process.execArgv;
    started += 1;
    this.threadId = self.threadId * 1000 + started;
    this.threadName = name;
  }

  startThread(): void {
    // The page counts those of all threads; this one does not let a loop get that far.
    if (running.size >= MOST_THREADS) throw nodeError('ERR_WORKER_INIT_FAILED', TOO_MANY_THREADS);
    if (this.refed) hold();
    running.set(this.threadId, this);
    const start: ThreadWish = {
      type: 'thread',
      id: this.threadId,
      name: this.threadName,
      port: givePort(this.theirs),
      files: volume.allFiles(),
      folder: volume.cwd(),
      flags: this.flags,
      env: this.env,
    };
    tell({ type: 'thread-wanted', number: this.threadId, start });
  }

  hearEnd(code: number, problem: string | undefined): void {
    if (problem === undefined) this.finishWhenRead(code);
    else this.finish(code, 'ERR_WORKER_INIT_FAILED', problem);
  }

  /** What the thread has sent comes by other ports than its end, and before it. */
  private finishWhenRead(code: number, patience = 200): void {
    if (isClosed(this.messagePort) || patience === 0) this.finish(code);
    else host.setTimeout(() => this.finishWhenRead(code, patience - 1), 1);
  }

  private finish(code: number, error?: string, reason?: string): void {
    if (this.ended) return;
    this.ended = true;
    running.delete(this.threadId);
    post(() => {
      this.onexit?.(code, error, reason);
      if (this.refed) release();
      this.refed = false;
    });
  }

  stopThread(): void {
    tell({ type: 'thread-unwanted', number: this.threadId });
    this.finish(1);
  }

  ref(): void {
    if (!this.refed && !this.ended) {
      this.refed = true;
      hold();
    }
  }

  unref(): void {
    if (!this.refed) return;
    this.refed = false;
    release();
  }

  hasRef(): boolean {
    return this.refed;
  }

  getResourceLimits(): Float64Array {
    return limits;
  }

  loopStartTime(): number {
    return -1;
  }

  loopIdleTime(): number {
    return 0;
  }
}

export const workerBinding = {
  get isMainThread() {
    return self.isMainThread;
  },
  get ownsProcessState() {
    return self.isMainThread;
  },
  get threadId() {
    return self.threadId;
  },
  get threadName() {
    return self.threadName;
  },
  isInternalThread: false,
  resourceLimits: limits,
  kMaxYoungGenerationSizeMb: 0,
  kMaxOldGenerationSizeMb: 1,
  kCodeRangeSizeMb: 2,
  kStackSizeMb: 3,
  kTotalResourceLimitCount: 4,
  getEnvMessagePort: () => self.port,
  Worker: WorkerHandle,
};
