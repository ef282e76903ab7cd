/** Where a line of a log names a line of the reader's own files: `main.ts:12:3`. */

export interface LinePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Where in the text it stands. */
  readonly from: number;
  readonly to: number;
}

/** A program may print anything: no line is looked at further than this. */
const LETTERS_READ = 2_000;
const AFTER_NAME = /^:(\d{1,6})(?::(\d{1,6}))?/;
const IN_A_NAME = /[\w.-]/;

/** @param files the longer name first, so that `lib/main.ts` is not taken for `main.ts` */
function placeAt(text: string, at: number, files: readonly string[]): LinePlace | undefined {
  for (const file of files) {
    if (!text.startsWith(file, at)) continue;
    const [all, line = '', column = '1'] = AFTER_NAME.exec(text.slice(at + file.length, at + file.length + 16)) ?? [];
    if (all === undefined) continue;
    return { file, line: Number(line), column: Number(column), from: at, to: at + file.length + all.length };
  }
  return undefined;
}

export function placesIn(line: string, names: readonly string[]): readonly LinePlace[] {
  const text = line.slice(0, LETTERS_READ);
  if (/\bnode_modules\b/.test(text)) return [];
  const files = names.filter((name) => text.includes(`${name}:`)).sort((one, other) => other.length - one.length);
  if (files.length === 0) return [];
  const places: LinePlace[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (at > 0 && IN_A_NAME.test(text[at - 1] ?? '')) continue;
    const place = placeAt(text, at, files);
    if (place === undefined) continue;
    places.push(place);
    at = place.to - 1;
  }
  return places;
}
