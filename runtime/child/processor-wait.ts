/** How long a process has stood in the line for a processor: the machine's doing, and not its own. */
import { readFileSync } from 'node:fs';
import type { WaitedMs } from '../own-time.ts';

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ESRCH', 'EACCES'].includes(String(error.code)))
      return '';
    throw error;
  }
}

/**
 * Milliseconds, of the main threads of a process and all below it: the second figure of `/proc/<pid>/schedstat`
 * (Linux, proc(5)). 0 where nobody tells, and of a process that has ended.
 */
function processorWaitMs(pid: number): number {
  const [, waitedNs = '0'] = read(`/proc/${pid}/schedstat`).split(' ');
  const children = read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean);
  return children.reduce((sum, child) => sum + processorWaitMs(Number(child)), Number(waitedNs) / 1e6);
}

/** Of a process that may not have begun, as something that only grows: what ended below it is not forgotten. */
export function waitedMsOf(pid: number | undefined): WaitedMs {
  let most = 0;
  return () => {
    if (pid !== undefined) most = Math.max(most, processorWaitMs(pid));
    return most;
  };
}
