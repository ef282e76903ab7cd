import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { run } from './run.ts';

export const Plan = z.object({
  steps: z.array(
    z.object({
      name: z.string(),
      ms: z.int().min(0).max(5000).default(0),
      startFails: z.boolean().default(false),
      stopFails: z.boolean().default(false),
    }),
  ),
  bodyFails: z.boolean().default(false),
});

type Plan = z.infer<typeof Plan>;

/** Hands steps that only note what happens to `run`, and tells what happened. */
export async function rehearse({ steps, bodyFails }: Plan): Promise<{ events: string[]; error: string | null }> {
  const events: string[] = [];
  const noted = steps.map(({ name, ms, startFails, stopFails }) => ({
    async start(): Promise<void> {
      events.push(`${name} starts`);
      await wait(ms);
      if (startFails) throw new Error(`${name} cannot start`);
      events.push(`${name} started`);
    },
    async stop(): Promise<void> {
      events.push(`${name} stops`);
      await wait(ms);
      if (stopFails) throw new Error(`${name} cannot stop`);
      events.push(`${name} stopped`);
    },
  }));
  const body = async (): Promise<void> => {
    events.push('body');
    await wait(1);
    if (bodyFails) throw new Error('the body failed');
  };
  try {
    await run(noted, body);
    return { events: [...events], error: null };
  } catch (error) {
    return { events: [...events], error: error instanceof Error ? error.message : String(error) };
  }
}
