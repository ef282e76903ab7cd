import { merged } from './merged.ts';
import type { Tree } from './tree.ts';

const PREFIX = 'APP_';

/** ['db', 'host'] and a text → { db: { host: text } } */
function layerOf([name = '', ...rest]: readonly string[], text: string): Tree {
  return Object.fromEntries([[name, rest.length === 0 ? text : layerOf(rest, text)]]);
}

/** The variables with the prefix, as a layer. */
export function fromEnvironment(env: Readonly<Record<string, string>>): Tree {
  const ours = Object.entries(env).filter(([name, text]) => name.startsWith(PREFIX) && text !== '');
  return ours.reduce<Tree>((layer, [name, text]) => {
    const path = name.slice(PREFIX.length).toLowerCase().split('__');
    return merged(layer, layerOf(path, text.trim()));
  }, {});
}
