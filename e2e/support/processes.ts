/** Looks at the processes of a Linux machine. */
import { readFileSync, readdirSync } from 'node:fs';

function parentOf(pid: number): number | undefined {
  try {
    // The name stands in brackets and may hold anything; the state and the parent follow it.
    const [, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return Number(parent);
  } catch {
    // It has ended since.
    return undefined;
  }
}

/** Ids of the processes that this one has started and that still run, and of those that they have. */
export function processesUnder(pid: number): readonly number[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const children = all.map(Number).filter((each) => parentOf(each) === pid);
  return children.flatMap((child) => [child, ...processesUnder(child)]);
}
