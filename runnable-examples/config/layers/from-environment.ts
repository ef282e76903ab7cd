import { InvalidSettings } from './invalid-settings.ts';
import { textOf } from './text-of.ts';

const PREFIX = 'APP_';
/** So no setting of ours may have a name that ends in this. */
const FILE = '_FILE';

/** `APP_DB__PORT` → `db.port` */
function pathFromName(name: string): string {
  return name.slice(PREFIX.length).toLowerCase().replaceAll('__', '.');
}

/** The file's text, which often ends with a line break. A mistake is told without the name: it may be the secret itself. */
function secretFromFile(name: string, file: string): string {
  const text = textOf(file, `the file of ${name}`)?.trimEnd();
  if (text) return text;
  throw new InvalidSettings(
    `✖ The file of ${name} is ${text === '' ? 'empty' : 'not there'}`,
  );
}

/** Only names with the prefix: PATH and HOME are no settings of ours. Empty text counts as not set. */
export function fromEnvironment(env: NodeJS.ProcessEnv): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [name, text] of Object.entries(env)) {
    if (!name.startsWith(PREFIX) || !text) continue;
    if (name !== name.toUpperCase()) throw new InvalidSettings(`✖ Use capitals: ${name}`);
    if (name.includes('.')) throw new InvalidSettings(`✖ Use __ for a dot: ${name}`);
    if (!name.endsWith(FILE)) {
      flat.set(pathFromName(name), text);
      continue;
    }
    const direct = name.slice(0, -FILE.length);
    if (env[direct]) throw new InvalidSettings(`✖ Set one of ${direct} and ${name}`);
    flat.set(pathFromName(direct), secretFromFile(name, text));
  }
  return flat;
}
