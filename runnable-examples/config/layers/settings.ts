import { z } from 'zod';
import { nest } from './flat.ts';
import { InvalidSettings } from './invalid-settings.ts';
import { layersOf, merged, origins } from './layers.ts';
import { Secret } from './secret.ts';

/** YAML has numbers and an environment has text, so both become text first. */
const port = z
  .union([z.number(), z.string()])
  .transform(String)
  .pipe(z.string().regex(/^\d+$/, 'Not a whole number').transform(Number))
  .pipe(z.int().min(1).max(65535));

/** Strict, so that a misspelled name is a mistake and no setting that nobody reads. */
const Settings = z
  .strictObject({
    env: z.enum(['dev', 'prod']),
    port,
    db: z
      .strictObject({
        host: z.string(),
        port,
        name: z.string(),
        username: z.string(),
        password: z
          .string()
          .min(8)
          .transform((text) => new Secret(text)),
      })
      .readonly(),
  })
  .readonly();

export type Settings = z.infer<typeof Settings>;

export interface Loaded {
  settings: Settings;
  /** The same shape, with the name of a layer for each value. */
  origins: object;
}

export function loadSettings(env: NodeJS.ProcessEnv): Loaded {
  const layers = layersOf(env);
  const parsed = Settings.safeParse(nest(merged(layers)));
  if (!parsed.success) throw new InvalidSettings(z.prettifyError(parsed.error));
  return { settings: parsed.data, origins: nest(origins(layers)) };
}
