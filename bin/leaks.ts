/** Whether anything of a folder of private checks stands in what is published. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn } from '#checker/catalogue.ts';
import { say } from './language.ts';
import { CommandProblem } from './problem.ts';

/** Shorter pieces occur by chance. */
const MIN_LENGTH = 24;
const MIN_TEXT = 12;

/** Whole lines, and the texts in them: a bundler renames what it packs, but keeps every text. */
function piecesOf(text: string): readonly string[] {
  const lines = text.split('\n').map((line) => line.trim());
  const quoted = [...text.matchAll(/'([^'\n]+)'|"([^"\n]+)"|`([^`]+)`/g)].map(([, a, b, c]) => a ?? b ?? c ?? '');
  return [...lines.filter((line) => line.length >= MIN_LENGTH), ...quoted.filter((each) => each.length >= MIN_TEXT)];
}

export interface Leak {
  /** The published file. */
  readonly file: string;
  readonly from: string;
  readonly piece: string;
}

/**
 * @param checks the private folder; of it, what anybody may read in `open` is no secret
 * @param open texts that are published on purpose: the lessons, the examples, the open assignments. One that is a
 * private `checks.ts` itself was put there by mistake, and excuses nothing
 */
export function leaksOf(checks: string, dist: string, open: readonly string[]): readonly Leak[] {
  if (!existsSync(dist)) throw new Error(`${dist}: there is nothing to look at.`);
  const own = Object.entries(filesIn(checks));
  const judging = new Set(own.filter(([path]) => path.endsWith('checks.ts')).map(([, text]) => text));
  const known = open.filter((text) => !judging.has(text)).join('\n');
  const secrets = own.flatMap(([from, text]) =>
    [...new Set(piecesOf(text))].filter((piece) => !known.includes(piece)).map((piece) => ({ from, piece })),
  );
  if (secrets.length === 0) throw new CommandProblem(say('build.all-open', { checks }));
  const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.flatMap(({ parentPath, name }) => {
    const file = join(parentPath, name);
    const published = readFileSync(file, 'latin1');
    // HTML escapes, JSON and JavaScript escape quotes: compared as it stands, and as it would be escaped.
    return secrets
      .filter(({ piece }) => {
        const bytes = Buffer.from(piece).toString('latin1');
        const escaped = bytes.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
        return [bytes, escaped, JSON.stringify(bytes).slice(1, -1)].some((form) => published.includes(form));
      })
      .map((secret) => ({ file, ...secret }));
  });
}
