import type { Tree } from './tree.ts';

// TODO: make names like APP_DB__HOST into { db: { host: … } }.
export function fromEnvironment(env: Readonly<Record<string, string>>): Tree {
  return { ...env };
}
