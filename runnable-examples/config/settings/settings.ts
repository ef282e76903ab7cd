import { z } from 'zod';
import { Secret } from './secret.ts';

const digits = z.string().regex(/^\d+$/, 'Not a whole number').transform(Number);
const port = digits.pipe(z.int().min(1).max(65535));

const secret = z
  .string()
  .min(8)
  .transform((text) => new Secret(text));

const isOrigin = (url: string): boolean => new URL(url).origin === url;

const origin = z
  .url({ protocol: /^https?$/ })
  .pipe(
    z
      .string()
      .refine(
        isOrigin,
        'Not an origin as browsers write it: small letters, no path, no default port',
      ),
  );

const origins = z
  .string()
  .transform((text): readonly string[] => text.split(','))
  .pipe(z.array(origin).readonly());

interface Stage {
  APP_ENV: string;
  DEBUG: boolean;
}

function isSafe({ APP_ENV, DEBUG }: Stage): boolean {
  return APP_ENV !== 'prod' || !DEBUG;
}

const Settings = z
  .object({
    APP_ENV: z.enum(['dev', 'staging', 'prod']),
    PORT: port.default(3000),
    DEBUG: z.stringbool().default(false),
    DB_HOST: z.string().default('localhost'),
    DB_PORT: port.default(5432),
    DB_USERNAME: z.string(),
    DB_PASSWORD: secret,
    ALLOWED_ORIGINS: origins.prefault('http://localhost:5173'),
  })
  .refine(isSafe, {
    error: 'DEBUG must be off in prod',
    path: ['DEBUG'],
  })
  .readonly();

export type Settings = z.infer<typeof Settings>;

export class InvalidSettings extends Error {
  override readonly name = 'InvalidSettings';
}

/** `PORT=` says nothing, so it counts as not set. */
function withoutEmpty(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
}

export function loadSettings(env: NodeJS.ProcessEnv): Settings {
  const parsed = Settings.safeParse(withoutEmpty(env));
  if (parsed.success) return parsed.data;
  throw new InvalidSettings(`Invalid settings:\n${z.prettifyError(parsed.error)}`);
}
