import { z } from 'zod';

const digits = z.string().regex(/^\d+$/, 'Not a whole number').transform(Number);

const Settings = z
  .object({
    APP_ENV: z.enum(['dev', 'staging', 'prod']),
    PORT: digits.pipe(z.int().min(1).max(65_535)).default(3000),
    DEBUG: z.stringbool().default(false),
    DB_PASSWORD: z.string().trim().min(8),
  })
  .readonly();

export type Settings = z.infer<typeof Settings>;

export class InvalidSettings extends Error {
  override readonly name = 'InvalidSettings';
}

function withoutEmpty(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
}

export function loadSettings(env: NodeJS.ProcessEnv): Settings {
  const parsed = Settings.safeParse(withoutEmpty(env));
  if (parsed.success) return parsed.data;
  throw new InvalidSettings(z.prettifyError(parsed.error));
}
