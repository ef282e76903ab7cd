import type { ExampleDocument, Run } from '#checker/exchange.ts';

/** A command of more characters is written over several lines. */
const LINE = 64;

function quoteForShell(word: string): string {
  return /^[\w./:=-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** What a reader would type for this run. */
export function commandLineOf(run: Run, document: ExampleDocument): string {
  const { env = document.env ?? {}, flags = [], entry = 'main.ts', args = [] } = run;
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value === '' ? '' : quoteForShell(value)}`);
  const command = ['node', ...[...flags, entry, ...args].map(quoteForShell)].join(' ');
  const line = [...variables, command].join(' ');
  return line.length <= LINE ? line : [...variables, command].join(' \\\n');
}
