import { existsSync, readFileSync } from 'node:fs';
import type { Flat } from './flat.ts';
import { InvalidSettings } from './invalid-settings.ts';

const PREFIX = 'APP_';
/** So no setting of ours may have a name that ends in this. */
const FILE = '_FILE';

/** `DB__PORT` → `db.port` */
function pathFromName(name: string): string {
  return name.toLowerCase().replaceAll('__', '.');
}

/** The file's text; secrets often come with a line break at the end. */
function secretFromFile(name: string, file: string): string {
  if (existsSync(file)) return readFileSync(file, 'utf8').trimEnd();
  throw new InvalidSettings(`✖ There is no file ${file}\n  → at ${PREFIX}${name}`);
}

/** Only names with the prefix: PATH and HOME are no settings of ours. Empty text counts as not set. */
export function fromEnvironment(env: NodeJS.ProcessEnv): Flat {
  const ours = Object.entries(env).flatMap(([name, text = '']) =>
    name.startsWith(PREFIX) && text !== ''
      ? [[name.slice(PREFIX.length), text] as const]
      : [],
  );
  const direct = ours.filter(([name]) => !name.endsWith(FILE));
  const inFiles = ours.filter(([name]) => name.endsWith(FILE));
  return new Map([
    ...direct.map(([name, text]) => [pathFromName(name), text] as const),
    ...inFiles.map(
      ([name, file]) =>
        [pathFromName(name.slice(0, -FILE.length)), secretFromFile(name, file)] as const,
    ),
  ]);
}
