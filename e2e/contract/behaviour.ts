import type {
  ExampleFiles,
  Exit,
  HttpResponse,
  LogLine,
  RunningExample,
  Runtime,
  StartOptions,
} from '../../runtime/contract.ts';
import { maskDifferences, type Engine } from '../../runtime/differences.ts';

export interface ProvedRuntime extends Runtime {
  /** Told where it is not V8. */
  readonly engine?: Engine;
}

/** One thing that every runtime does alike, and its proof. */
export interface Behaviour {
  readonly name: string;
  /** Engines that cannot, and the id of the difference that says so. */
  readonly notIn?: Readonly<Partial<Record<Engine, string>>>;
  readonly prove: (runtime: ProvedRuntime) => Promise<void>;
}

export interface Program extends RunningExample {
  readonly log: readonly LogLine[];
  /** What was printed on the stream, or on both, line by line. */
  readonly lines: (stream?: LogLine['stream']) => string[];
  /** All that was printed, with what may differ between the runtimes masked. */
  readonly masked: () => string;
  /** Resolves when a printed line contains the text. */
  readonly printed: (text: string) => Promise<LogLine>;
}

export function startProgram(
  runtime: ProvedRuntime,
  program: string | ExampleFiles,
  options: StartOptions = {},
): Program {
  const log: LogLine[] = [];
  const waiting = new Set<() => void>();
  const files = typeof program === 'string' ? { 'main.ts': program } : program;
  const example = runtime.start(files, {
    ...options,
    onLog: (line) => {
      log.push(line);
      for (const check of waiting) check();
    },
  });
  const lines = (stream?: LogLine['stream']): string[] =>
    log.filter((line) => stream === undefined || line.stream === stream).map(({ text }) => text);
  return {
    ...example,
    log,
    lines,
    masked: () => maskDifferences(lines().join('\n'), runtime.engine).trim(),
    printed: (text) =>
      new Promise((resolve) => {
        const check = (): void => {
          const found = log.find((line) => line.text.includes(text));
          if (found === undefined) return;
          waiting.delete(check);
          resolve(found);
        };
        waiting.add(check);
        check();
      }),
  };
}

/** Starts a program, waits until it listens, and ends it whatever the proof says. */
export async function whileRunning<Result>(
  runtime: ProvedRuntime,
  program: string | ExampleFiles,
  prove: (running: Program) => Promise<Result>,
  options: StartOptions = {},
): Promise<Result> {
  const running = startProgram(runtime, program, options);
  try {
    await running.ready;
    return await prove(running);
  } finally {
    await running.stop(0);
  }
}

export async function runToEnd(
  runtime: ProvedRuntime,
  program: string | ExampleFiles,
  options: StartOptions = {},
): Promise<Program & { readonly ended: Exit }> {
  const running = startProgram(runtime, program, options);
  const ended = await running.exit;
  return { ...running, ended };
}

export function textOf(response: HttpResponse): string {
  return new TextDecoder().decode(response.body);
}

export function header(response: Pick<HttpResponse, 'headers'>, name: string): string | undefined {
  return response.headers.find(([known]) => known.toLowerCase() === name)?.[1];
}

/** A program with one Express app on port 3000 around these lines. */
export function app(lines: string): string {
  return `import express from 'express';\nconst app = express();\n${lines}\napp.listen(3000);\n`;
}
