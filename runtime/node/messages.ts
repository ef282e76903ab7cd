/** What the preload tells its parent, one JSON object a line. The child runs a learner's program, so they are parsed. */
import { z } from 'zod';

const wayStep = z.object({
  kind: z.enum(['middleware', 'router', 'route', 'error-handler']),
  name: z.string(),
  handler: z.string(),
  depth: z.int(),
  outcome: z.enum(['passed', 'answered', 'failed', 'skipped', 'not-reached']),
  tookMs: z.number().exactOptional(),
  error: z.string().exactOptional(),
});

const childMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('alive') }),
  z.object({ type: z.literal('listening'), port: z.int() }),
  z.object({ type: z.literal('closed'), port: z.int() }),
  z.object({
    type: z.literal('output'),
    stream: z.enum(['stdout', 'stderr']),
    text: z.string(),
    /** The client port of the request that was being answered. */
    client: z.int().exactOptional(),
  }),
  z.object({ type: z.literal('way'), client: z.int(), steps: z.array(wayStep) }),
]);
export type ChildMessage = z.infer<typeof childMessage>;

/** Undefined for anything that our preload would not have written. */
export function messageFromLine(line: string): ChildMessage | undefined {
  try {
    return childMessage.safeParse(JSON.parse(line)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
