export interface Settings {
  readonly APP_ENV: string;
  readonly PORT: number;
  readonly DEBUG: boolean;
  readonly DB_PASSWORD: string;
}

export class InvalidSettings extends Error {
  override readonly name = 'InvalidSettings';
}

// TODO: check each setting, and throw InvalidSettings with all that is bad.
export function loadSettings(env: NodeJS.ProcessEnv): Settings {
  return {
    APP_ENV: env['APP_ENV'] ?? 'dev',
    PORT: Number(env['PORT'] ?? 3000),
    DEBUG: Boolean(env['DEBUG']),
    DB_PASSWORD: env['DB_PASSWORD'] ?? '',
  };
}
