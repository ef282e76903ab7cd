/** What the preload tells its parent. */
import { z } from 'zod';
import { closedMessage, listeningMessage, outputMessage } from '../child/messages.ts';

const wayStep = z.object({
  kind: z.enum(['middleware', 'router', 'route', 'error-handler']),
  name: z.string(),
  handler: z.string(),
  depth: z.int(),
  outcome: z.enum(['passed', 'answered', 'failed', 'skipped', 'not-reached']),
  tookMs: z.number().exactOptional(),
  error: z.string().exactOptional(),
});

export const childMessage = z.discriminatedUnion('type', [
  listeningMessage,
  closedMessage,
  outputMessage,
  z.object({ type: z.literal('alive') }),
  z.object({ type: z.literal('way'), client: z.int(), steps: z.array(wayStep) }),
]);
export type ChildMessage = z.infer<typeof childMessage>;
