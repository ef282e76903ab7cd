/** What every child tells its parent, one JSON object a line. The child runs a learner's program, so they are parsed. */
import { z } from 'zod';

export const listeningMessage = z.object({ type: z.literal('listening'), port: z.int().min(0).max(65_535) });
export const closedMessage = z.object({ type: z.literal('closed'), port: z.int() });
export const outputMessage = z.object({
  type: z.literal('output'),
  stream: z.enum(['stdout', 'stderr']),
  text: z.string(),
  /** Which connection carried the request that was being answered. */
  client: z.int().exactOptional(),
});

/** Undefined for anything that our preload would not have written. */
export function messageFromLine<T>(schema: z.ZodType<T>, line: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(line)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
