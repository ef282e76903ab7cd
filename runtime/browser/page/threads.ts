import { ExampleProblem } from '../../contract.ts';
import { MOST_THREADS, TOO_MANY_THREADS, type FromWorker, type ThreadSupplies, type ThreadWish } from '../protocol.ts';
import type { WorkerLink, Workers } from './workers.ts';

/** The threads of one program, from the page's side: each is a worker beside the program's own. */

export interface Threads {
  /** What a worker of the program says about threads that it starts; anything else is not for here. */
  readonly hear: (from: WorkerLink, message: FromWorker) => void;
  /** The program has ended, and they with it. */
  readonly endAll: () => void;
}

interface Program {
  /** What a thread prints past the thread that started it, and that it prints too much. */
  readonly hear: (message: FromWorker) => void;
  readonly flooded: () => void;
  readonly taken: (by: WorkerLink, bytes: number) => void;
  readonly supplies: () => ThreadSupplies;
}

interface Thread {
  readonly number: number;
  readonly startedBy: WorkerLink;
  link: WorkerLink | undefined;
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

export function createThreads(workers: Workers, program: Program): Threads {
  const running = new Set<Thread>();
  let turn: Promise<unknown> = Promise.resolve();

  function end(thread: Thread): boolean {
    if (!running.delete(thread)) return false;
    thread.link?.end();
    if (thread.link !== undefined) program.taken(thread.link, 0);
    for (const each of running) if (each.startedBy === thread.link) end(each);
    return true;
  }

  function tellEnd({ startedBy, number }: Thread, code: number, problem?: string): void {
    startedBy.post({ type: 'thread-ended', number, code, problem });
  }

  function start(startedBy: WorkerLink, number: number, wish: ThreadWish): void {
    const thread: Thread = { number, startedBy, link: undefined };
    const fail = (problem: string): void => {
      if (end(thread)) tellEnd(thread, 1, problem);
    };
    if (running.size >= MOST_THREADS) {
      tellEnd(thread, 1, TOO_MANY_THREADS);
      return;
    }
    running.add(thread);
    const begin = (link: WorkerLink): void => {
      if (!running.has(thread)) {
        link.end();
        return;
      }
      thread.link = link;
      link.onFailed = fail;
      link.onFlooded = program.flooded;
      link.onMessage = (said) => {
        if (said.type === 'output' || said.type === 'flood') program.hear(said);
        else if (said.type === 'taken') program.taken(link, said.bytes);
        else if (said.type !== 'exit') hear(link, said);
        else if (end(thread)) tellEnd(thread, said.code ?? 1);
      };
      const { id, name, port, files, folder, flags, env } = wish;
      const buffers = files.map(([, bytes]) => bytes.buffer).filter((buffer) => buffer instanceof ArrayBuffer);
      const start = { type: 'thread', id, name, port, files, folder, flags, env, ...program.supplies() } as const;
      // Two files may be said to have the same bytes, and those can be moved once.
      link.post(start, [port, ...new Set(buffers)]);
    };
    // One after the other: each start holds up the page for a moment, and a program may want many at once.
    const taken = turn.then(() => workers.take({ isUntouched: 'DEBUG' in wish.env || 'NODE_DEBUG' in wish.env }));
    turn = taken.then(pause, pause);
    taken.then(begin, (error: unknown) => {
      if (!(error instanceof ExampleProblem)) throw error;
      fail(error.message);
    });
  }

  function hear(from: WorkerLink, message: FromWorker): void {
    if (message.type === 'thread-wanted') start(from, message.number, message.start);
    else if (message.type === 'thread-unwanted') {
      for (const each of running) if (each.startedBy === from && each.number === message.number) end(each);
    }
  }

  return {
    hear,
    endAll() {
      for (const thread of running) end(thread);
    },
  };
}
