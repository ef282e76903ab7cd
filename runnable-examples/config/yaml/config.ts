import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
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

/** The library's own words may quote the file, and with it a password. So only its code is told. */
function parsed(text: string): unknown {
  // A key that is a collection would be quoted in a warning, and taken as text.
  const document = parseDocument(text, { stringKeys: true });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem) throw new Error(`Not plain, valid YAML: ${problem.code}`);
  return document.toJS({ maxAliasCount: 0 });
}

/** `dev` reads dev_config.yaml. */
export function readConfig(stage: string): Config {
  const file = join(import.meta.dirname, `${stage}_config.yaml`);
  return Config.parse(parsed(readFileSync(file, 'utf8')));
}
