import { readFileSync } from 'node:fs';
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
  const text = readFileSync(`${stage}_config.yaml`, 'utf8');
  return Config.parse(parse(text));
}
