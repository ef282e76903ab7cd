import { parseEnv } from 'node:util';
import { flatten } from './flat.ts';
import type { Flat } from './flat.ts';
import { fromEnvironment } from './from-environment.ts';
import { fromYaml } from './from-yaml.ts';
import { InvalidSettings } from './invalid-settings.ts';
import { textOf } from './text-of.ts';

const defaults = {
  env: 'dev',
  port: 3000,
  db: { host: 'localhost', port: 5432, name: 'shop', username: 'app' },
};

/** From the weakest to the strongest. A layer whose file is absent is empty. */
export function layersOf(env: NodeJS.ProcessEnv): ReadonlyMap<string, Flat> {
  const dotenv = fromEnvironment(parseEnv(textOf('.env') ?? ''));
  const environment = fromEnvironment(env);
  const stage = environment.get('env') ?? dotenv.get('env') ?? defaults.env;
  const file = `${stage}_config.yaml`;
  const yaml = fromYaml(file);
  // The stage has chosen this file, so it is too late for another stage.
  if (yaml.has('env'))
    throw new InvalidSettings(`✖ ${file} cannot choose the stage\n  → at env`);
  return new Map<string, Flat>([
    ['defaults', flatten(defaults)],
    ['yaml', yaml],
    ['.env', dotenv],
    ['environment', environment],
  ]);
}

/** Set one after another, a later value replaces an earlier one: this is the whole precedence. */
export function merged(layers: ReadonlyMap<string, Flat>): Flat {
  const result: Flat = new Map();
  for (const layer of layers.values()) {
    for (const [path, value] of layer) result.set(path, value);
  }
  return result;
}

/** Which layer each value came from. */
export function origins(layers: ReadonlyMap<string, Flat>): Flat {
  const result: Flat = new Map();
  for (const [name, layer] of layers) {
    for (const path of layer.keys()) result.set(path, name);
  }
  return result;
}
