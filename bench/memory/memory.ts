/** What a process and its children take of the machine's memory, sampled as Linux tells it. */
import { readFileSync, readdirSync } from 'node:fs';

const EVERY_MS = 200;

interface Status {
  readonly parent: number;
  readonly residentKB: number;
}

function statusOf(pid: number): Status | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/status`, 'utf8');
    const read = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0);
    return { parent: read('PPid'), residentKB: read('VmRSS') };
  } catch {
    // It ended meanwhile.
    return undefined;
  }
}

/** In kB: of the process, and of it with all that descend from it. What they share counts for each. */
export function residentNow(pid: number): { readonly own: number; readonly tree: number } {
  const all = new Map<number, Status>();
  for (const name of readdirSync('/proc')) {
    const status = /^\d+$/.test(name) ? statusOf(Number(name)) : undefined;
    if (status !== undefined) all.set(Number(name), status);
  }
  const isOfTree = (of: number): boolean => of === pid || (of > 1 && isOfTree(all.get(of)?.parent ?? 0));
  const tree = [...all].filter(([each]) => isOfTree(each)).reduce((sum, [, { residentKB }]) => sum + residentKB, 0);
  return { own: all.get(pid)?.residentKB ?? 0, tree };
}

/** In MB: what the process alone would give back if it ended. What it shares with others does not count. */
export function privateMB(pid: number): number {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  const kB = [...text.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+)/gm)].map(([, figure]) => Number(figure));
  return kB.reduce((sum, each) => sum + each, 0) / 1024;
}

export interface Memory {
  readonly peakMB: () => { readonly grader: number; readonly withPrograms: number };
}

export function watchMemory(pid: number): Memory {
  let own = 0;
  let tree = 0;
  setInterval(() => {
    const now = residentNow(pid);
    own = Math.max(own, now.own);
    tree = Math.max(tree, now.tree);
  }, EVERY_MS).unref();
  return { peakMB: () => ({ grader: Math.round(own / 1024), withPrograms: Math.round(tree / 1024) }) };
}
