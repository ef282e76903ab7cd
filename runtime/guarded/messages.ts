/** What the preload tells its parent. A learner's program can write there too. */
import { z } from 'zod';
import { closedMessage, listeningMessage, outputMessage } from '../child/messages.ts';

export const guardedMessage = z.discriminatedUnion('type', [
  listeningMessage,
  closedMessage,
  outputMessage,
  /** The first that a program can tell: from here on the rest may be the learner's. */
  z.object({ type: z.literal('begun') }),
  /** Its root could not be made, so nothing was run. */
  z.object({ type: z.literal('no-room') }),
  /** It ends now, as a program does that this signal ends. */
  z.object({ type: z.literal('ended-by'), signal: z.string().max(20) }),
]);
export type GuardedMessage = z.infer<typeof guardedMessage>;
