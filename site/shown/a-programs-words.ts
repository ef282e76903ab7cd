/**
 * The words of a program, as what they are: marks of direction, controls, letters without width and piled-up marks could
 * hide, reorder or cover what stands beside them.
 */

/** Controls but tab and line break, marks of direction, what has no width or no ink, tags; but what makes emoji of signs. */
const HIDDEN = /[[\p{Cc}\p{Cf}\p{DI}\u2028\u2029\u2800\u{1D159}]--[\t\n\u200D\uFE0E\uFE0F]]/gv;
/** It joins the parts of an emoji; elsewhere it is hidden. */
const LONE_JOINER = /(?<![\p{Extended_Pictographic}\u{FE0F}\u{1F3FB}-\u{1F3FF}])\u200D/gu;
const PILED = /\p{M}{5,}/gu;
const PILE = 4;
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
/** What follows it starts anew, whatever direction the words before it have. */
const FIRST_STRONG_ISOLATE = '\u2068';
const END_OF_ISOLATE = '\u2069';
const PICTURES = 0x2400;
const PICTURE_OF_DELETE = '\u2421';

function shownAs(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCharCode(PICTURES + code);
  if (code === 0x7f) return PICTURE_OF_DELETE;
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

export function visible(text: string): string {
  return text
    .replace(HIDDEN, shownAs)
    .replace(LONE_JOINER, shownAs)
    .replace(PILED, (marks) => {
      const all = Array.from(marks);
      return `${all.slice(0, PILE).join('')}⟨+${String(all.length - PILE)}⟩`;
    });
}

/** For a sentence of ours that stands around it in quotation marks: it cannot end them. */
export function inQuotes(text: string, most?: number): string {
  return quoted(text, most).replaceAll(/[\u201C-\u201F\u2033\u2036\u301D-\u301F\uFF02]/g, '"');
}

/** For a place among words of ours: on one line, no longer than this, and of a direction of its own. */
export function quoted(text: string, most = 300): string {
  const cut = text.length > most ? `${text.slice(0, most)}…` : text;
  const line = visible(cut.replaceAll('\n', '\u2424'));
  return RIGHT_TO_LEFT.test(line) ? `${FIRST_STRONG_ISOLATE}${line}${END_OF_ISOLATE}` : line;
}
