import { z } from 'zod';

/** A timer of more milliseconds than these goes off at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

const milliseconds = z
  .string()
  .regex(/^\d+$/, 'Not a number of milliseconds')
  .transform(Number)
  .pipe(z.int().max(LONGEST_TIMER_MS));

const Settings = z.object({
  DRAIN_MS: milliseconds.default(10_000),
  KEEP_MS: milliseconds.default(60_000),
});

/** `DRAIN_MS=` says nothing, so it counts as not set. */
const env = Object.entries(process.env).filter(([, text]) => text !== '');
const parsed = Settings.safeParse(Object.fromEntries(env));

if (!parsed.success) {
  console.error(`Invalid settings:\n${z.prettifyError(parsed.error)}`);
  process.exit(78);
}

export const settings = parsed.data;
