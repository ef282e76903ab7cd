/** Which characters of a script each page needs, and how they are put into files. */

/** Characters, each once. */
export interface PageLetters {
  /** What stands in the page. */
  readonly shown: string;
  /** Of it, what headings and the like set in bold. */
  readonly bold: string;
  /** With what its cells may say. */
  readonly all: string;
}

export interface PageSlices {
  /** Shown by half of the pages or more: the same for all of them. */
  readonly common: string;
  /** What this page shows beside that. */
  readonly page: string;
  readonly bold: string;
  /** What any page of the locale may say beside the common ones. */
  readonly rest: string;
}

const BOLD = /<(h[1-6]|strong|th|dt|summary|button|label|legend)\b[^>]*>([\s\S]*?)<\/\1>/g;

/** The text of a page, without its scripts and without the values of attributes. */
export function shownTextOf(html: string): string {
  return html.replaceAll(/<(script|style)\b[\s\S]*?<\/\1>/g, '').replaceAll(/<[^<>]*>/g, ' ');
}

export function boldTextOf(html: string): string {
  return [...html.matchAll(BOLD)].map(([, , inner = '']) => shownTextOf(inner)).join(' ');
}

/** Of a page with little text, all that it may say has a bold: its words are buttons and labels, most of them. */
const LITTLE = 300;

export function slicesOf(pages: readonly PageLetters[]): readonly PageSlices[] {
  const counts = new Map<string, number>();
  for (const { shown } of pages) for (const letter of shown) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  const isCommon = (letter: string): boolean => (counts.get(letter) ?? 0) * 2 >= pages.length;
  const common = [...counts.keys()].filter(isCommon).sort().join('');
  const every = [...new Set(pages.flatMap(({ all }) => Array.from(all)))].sort();
  const rest = every.filter((letter) => !isCommon(letter)).join('');
  return pages.map(({ shown, bold, all }) => ({
    common,
    page: Array.from(shown)
      .filter((letter) => !isCommon(letter))
      .join(''),
    bold: shown.length < LITTLE ? all : bold,
    rest,
  }));
}

/** As `unicode-range` lists them. */
export function rangesOf(characters: string): string {
  const codes = Array.from(characters, (each) => each.codePointAt(0) ?? 0).sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const code of codes) {
    const last = runs.at(-1);
    if (last?.[1] === code - 1) last[1] = code;
    else runs.push([code, code]);
  }
  const hex = (code: number): string => code.toString(16);
  return runs.map(([from, to]) => (from === to ? `u+${hex(from)}` : `u+${hex(from)}-${hex(to)}`)).join(',');
}
