/** What the preload tells its parent. A learner's program can write there too. */
import { z } from 'zod';
import { closedMessage, listeningMessage, outputMessage } from '../node-messages.ts';

export const guardedMessage = z.discriminatedUnion('type', [
  listeningMessage,
  closedMessage,
  outputMessage,
  /** It ends now, as a program does that this signal ends. */
  z.object({ type: z.literal('ended-by'), signal: z.string().max(20) }),
]);
export type GuardedMessage = z.infer<typeof guardedMessage>;
