/** Whether anything of a folder of private checks stands in what is published. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn } from '#checker/catalogue.ts';

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
 * @param open texts that are published on purpose: the lessons, the examples, the open assignments
 */
export function leaksOf(checks: string, dist: string, open: readonly string[]): readonly Leak[] {
  if (!existsSync(dist)) throw new Error(`${dist}: there is nothing to look at.`);
  const known = open.join('\n');
  const secrets = Object.entries(filesIn(checks)).flatMap(([from, text]) =>
    [...new Set(piecesOf(text))].filter((piece) => !known.includes(piece)).map((piece) => ({ from, piece })),
  );
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
