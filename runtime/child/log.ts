/** The log of a child: what it prints, cut into lines, each with the request that was being answered. */
import type { LogLine, StartOptions } from '../contract.ts';
import { cutLines } from '../lines.ts';

interface LogOptions {
  readonly onLog: StartOptions['onLog'];
  /** The line as a learner may see it. */
  readonly shown: (line: string) => string;
  /** The request that this connection carried last. */
  readonly requestOf: (client: number) => string | undefined;
  /** Lines that are not the program's own. */
  readonly isForeign?: (line: string) => boolean;
}

export interface ChildLog {
  readonly print: (stream: LogLine['stream'], text: string, client?: number) => void;
  readonly end: () => void;
}

export function childLog({ onLog, shown, requestOf, isForeign }: LogOptions): ChildLog {
  const startedAt = performance.now();
  let requestId: string | undefined;
  const logTo = (stream: LogLine['stream']) =>
    cutLines((line) => {
      if (isForeign?.(line) === true) return;
      const atMs = performance.now() - startedAt;
      onLog?.({ stream, text: shown(line), atMs, ...(requestId === undefined ? {} : { requestId }) });
    });
  const cutters = { stdout: logTo('stdout'), stderr: logTo('stderr') };
  return {
    print(stream, text, client) {
      requestId = client === undefined ? undefined : requestOf(client);
      cutters[stream].push(text);
      requestId = undefined;
    },
    end() {
      cutters.stdout.end();
      cutters.stderr.end();
    },
  };
}
