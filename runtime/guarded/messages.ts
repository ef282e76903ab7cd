/** What the preload tells its parent, one JSON object a line. A learner's program can write there too, so they are parsed. */
import { z } from 'zod';

const guardedMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('listening'), port: z.int().min(0).max(65_535) }),
  z.object({ type: z.literal('closed'), port: z.int() }),
  z.object({
    type: z.literal('output'),
    stream: z.enum(['stdout', 'stderr']),
    text: z.string(),
    /** The connection of the request that was being answered. */
    client: z.int().exactOptional(),
  }),
  /** It ends now, as a program does that this signal ends. */
  z.object({ type: z.literal('ended-by'), signal: z.string().max(20) }),
]);
export type GuardedMessage = z.infer<typeof guardedMessage>;

/** Undefined for anything that our preload would not have written. */
export function messageFromLine(line: string): GuardedMessage | undefined {
  try {
    return guardedMessage.safeParse(JSON.parse(line)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
