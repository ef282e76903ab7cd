import { z } from 'zod';

const milliseconds = z
  .string()
  .regex(/^\d+$/, 'Not a number of milliseconds')
  .transform(Number);

const Settings = z.object({
  DRAIN_MS: milliseconds.default(0),
  DEADLINE_MS: milliseconds.default(10_000),
});

export const settings = Settings.parse(process.env);
