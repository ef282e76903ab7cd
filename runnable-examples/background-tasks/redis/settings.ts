import { z } from 'zod';

const Settings = z.object({
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).default('redis://127.0.0.1:6379'),
  /** What the keys of this queue begin with, so that staging and production can share a Redis. */
  QUEUE_PREFIX: z.string().min(1).default('bull'),
});

/** `REDIS_URL=` says nothing, so it counts as not set. */
const env = Object.entries(process.env).filter(([, text]) => text !== '');
const parsed = Settings.safeParse(Object.fromEntries(env));

if (!parsed.success) {
  console.error(`Invalid settings:\n${z.prettifyError(parsed.error)}`);
  process.exit(78);
}

const { REDIS_URL, QUEUE_PREFIX } = parsed.data;

export const QUEUE_NAME = 'mails';

export const connection = { url: REDIS_URL };
export const prefix = QUEUE_PREFIX;
