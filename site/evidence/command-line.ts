import type { Run } from '#checker/exchange.ts';

function quoteForShell(word: string): string {
  return /^[\w./:=-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** What a reader would type for this run. */
export function commandLineOf({ env = {}, flags = [], entry = 'main.ts', args = [] }: Run): string {
  const variables = Object.entries(env).map(([name, value]) => `${name}=${quoteForShell(value)}`);
  return [...variables, 'node', ...[...flags, entry, ...args].map(quoteForShell)].join(' ');
}
