/**
 * For how long a page blocks a processor that is four times slower: what each of its tasks takes of the processor
 * beyond 50 ms, by Chromium's trace. Time of the processor, not of the clock: others may use the machine, too.
 */
import type { Browser, Page } from '@playwright/test';
import { z } from 'zod';

const SLOWER = 4;
const UNNOTICED_MS = 50;

const traceSchema = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string(),
      pid: z.number(),
      tid: z.number(),
      /** In microseconds. */
      tdur: z.number().optional(),
      args: z.looseObject({ name: z.unknown().optional() }).optional(),
    }),
  ),
});

export async function blockedMs(browser: Browser, page: Page, act: () => Promise<unknown>): Promise<number> {
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
  await act();
  const { traceEvents } = traceSchema.parse(JSON.parse((await browser.stopTracing()).toString()));
  const threads = traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const isOfPage = ({ pid, tid }: { pid: number; tid: number }): boolean =>
    threads.some((thread) => thread.pid === pid && thread.tid === tid);
  return traceEvents
    .filter((event) => isOfPage(event) && /RunTask$/.test(event.name))
    .map(({ tdur = 0 }) => (SLOWER * tdur) / 1000 - UNNOTICED_MS)
    .reduce((sum, over) => sum + Math.max(0, over), 0);
}
