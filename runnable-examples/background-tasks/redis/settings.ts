import { z } from 'zod';

const Settings = z.object({
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).default('redis://localhost:6379'),
  /** What the keys of this queue begin with, so that staging and production can share a Redis. */
  QUEUE_PREFIX: z.string().min(1).default('bull'),
});

const { REDIS_URL, QUEUE_PREFIX } = Settings.parse(process.env);

export const QUEUE_NAME = 'mails';

export const connection = { url: REDIS_URL };
export const prefix = QUEUE_PREFIX;
