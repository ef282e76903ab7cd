import { existsSync } from 'node:fs';
import { english, saidIn } from './language.ts';

/** A variable that names a file which is not there. */
export class NoSuchFile extends Error {
  override readonly name = 'NoSuchFile';
  readonly facts: { readonly variable: string; readonly path: string };

  constructor(variable: string, path: string) {
    super(saidIn(english, 'browsers.no-file', { variable, path }));
    this.facts = { variable, path };
  }
}

/** @throws NoSuchFile */
export function namedFile(variable: string, env: NodeJS.ProcessEnv): string | undefined {
  const path = env[variable];
  if (path !== undefined && !existsSync(path)) throw new NoSuchFile(variable, path);
  return path;
}
