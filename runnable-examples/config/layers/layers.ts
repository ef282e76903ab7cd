import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { parse } from 'yaml';
import { flatten } from './flat.ts';
import type { Flat } from './flat.ts';
import { fromEnvironment } from './from-environment.ts';

const defaults = {
  env: 'dev',
  port: 3000,
  db: { host: 'localhost', port: 5432, name: 'shop', username: 'app' },
};

/** A layer may be absent. */
function textOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** From the weakest to the strongest. */
export function layersOf(env: NodeJS.ProcessEnv): ReadonlyMap<string, Flat> {
  const dotenv = parseEnv(textOf('.env'));
  const stage = env.APP_ENV ?? dotenv.APP_ENV ?? defaults.env;
  return new Map([
    ['defaults', flatten(defaults)],
    ['yaml', flatten(parse(textOf(`${stage}_config.yaml`)))],
    ['.env', fromEnvironment(dotenv)],
    ['environment', fromEnvironment(env)],
  ]);
}

/** A later entry of a Map replaces an earlier one: this line is the whole precedence. */
export function merged(layers: ReadonlyMap<string, Flat>): Flat {
  return new Map([...layers.values()].flatMap((layer) => [...layer]));
}

/** Which layer each value came from. */
export function origins(layers: ReadonlyMap<string, Flat>): Flat {
  return new Map(
    [...layers].flatMap(([name, layer]) => [...layer.keys()].map((path) => [path, name])),
  );
}
