import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const Config = z.object({
  db: z.object({
    host: z.string(),
    port: z.int().min(1).max(65535),
    username: z.string(),
    password: z.string(),
  }),
});

export type Config = z.infer<typeof Config>;

/** `dev` reads dev_config.yaml. */
export function readConfig(stage: string): Config {
  const file = join(import.meta.dirname, `${stage}_config.yaml`);
  // The pretty message of an error would quote the line, and with it a password.
  return Config.parse(parse(readFileSync(file, 'utf8'), { prettyErrors: false }));
}
