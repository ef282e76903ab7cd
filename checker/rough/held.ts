/** What a program holds before rough clients come and when they have gone: sockets, timers, files. */
import { z } from 'zod';
import type { RunningExample } from '#runtime/contract.ts';
import { wait } from '../wait.ts';
import { WITNESS_PORT } from './witness.ts';

const told = z.object({ pid: z.int(), descriptor: z.int(), resources: z.array(z.string()) });

/** How many there are of each kind. */
export type Held = Readonly<Record<string, number>>;

/** How many files and sockets a process has open, counted from outside; undefined where nobody can count them. */
export type CountDescriptors = (pid: number) => number;

/** Idle connections are closed by then, which Node keeps for five seconds, and work is done that was accepted. */
export const GONE_WITHIN_MS = 120_000;
/** A program may compute for as long before it hears anybody. */
export const BUSY_MS = 60_000;
const LOOKS_EVERY_MS = 250;

async function heldNow(program: RunningExample, count: CountDescriptors | undefined): Promise<Held> {
  const { body } = await program.send({ method: 'GET', path: '/', port: WITNESS_PORT }, { deadlineMs: BUSY_MS });
  const { pid, descriptor, resources } = told.parse(JSON.parse(new TextDecoder().decode(body)));
  const held: Record<string, number> = count === undefined ? { files: descriptor } : { descriptors: count(pid) };
  for (const kind of resources) held[kind] = (held[kind] ?? 0) + 1;
  return held;
}

/** What is there that was not there before: `2 Timeout`. */
function moreThan(before: Held, now: Held): readonly string[] {
  return Object.entries(now).flatMap(([kind, count]) => {
    const more = count - (before[kind] ?? 0);
    return more > 0 ? [`${String(more)} ${kind}`] : [];
  });
}

const isSame = (one: Held, other: Held): boolean => JSON.stringify(one) === JSON.stringify(other);

/** When it has come to rest. */
export async function heldAtRest(program: RunningExample, count?: CountDescriptors): Promise<Held> {
  const end = performance.now() + GONE_WITHIN_MS;
  let last = await heldNow(program, count);
  while (performance.now() < end) {
    await wait(LOOKS_EVERY_MS);
    const now = await heldNow(program, count);
    if (isSame(last, now)) return now;
    last = now;
  }
  return last;
}

/** What stays when the clients have had so long to go. */
export async function leftOver(
  program: RunningExample,
  before: Held,
  { count, withinMs }: { readonly count: CountDescriptors | undefined; readonly withinMs: number },
): Promise<readonly string[]> {
  const end = performance.now() + withinMs;
  for (;;) {
    const more = moreThan(before, await heldNow(program, count));
    if (more.length === 0 || performance.now() > end) return more;
    await wait(LOOKS_EVERY_MS);
  }
}
