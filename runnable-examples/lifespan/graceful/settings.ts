import { z } from 'zod';

/** Six digits: a timer that is given more than 2147483647 ms fires at once. */
const milliseconds = z
  .string()
  .regex(/^\d{1,6}$/, 'Not 0 to 999999 milliseconds')
  .transform(Number);

const Settings = z.object({
  DRAIN_MS: milliseconds.default(0),
  /** At 0, who is only connected would count as not served. */
  DEADLINE_MS: milliseconds.pipe(z.int().min(1)).default(10_000),
});

/** As in the config lesson: empty is not set, and 78 stands for a bad configuration. */
export function settingsOrExit(env: NodeJS.ProcessEnv): z.infer<typeof Settings> {
  const set = Object.entries(env).filter(([, text]) => text !== '');
  const parsed = Settings.safeParse(Object.fromEntries(set));
  if (parsed.success) return parsed.data;
  console.error(`Invalid settings:\n${z.prettifyError(parsed.error)}`);
  process.exit(78);
}
