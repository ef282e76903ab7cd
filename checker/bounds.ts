/**
 * What a stranger's answer may cost. Each text is cut before anything is computed over it, and what is computed over it
 * grows with its length and no faster: an answer that is made to be slow is judged as soon as an honest one.
 */

/** Of a whole answer; the largest that an assignment asks for has 4 kB. */
export const MAX_ANSWER_BYTES = 256 * 1024;
/** Of one text that a schema is asked about: an expression that goes back and forth takes the square of it. */
export const MAX_ASKED_LENGTH = 8_192;
/** Of one printed line. */
export const MAX_LINE_LENGTH = 4_096;
/** That a program prints before the rest is not looked at. */
export const MAX_LINES = 5_000;
/** Of a value in a difference. */
const MAX_SHOWN_LENGTH = 2_000;
/** Nobody reads more of them. */
export const MAX_DIFFERENCES = 20;

export function cutText(text: string, length = MAX_SHOWN_LENGTH): string {
  return text.length > length ? `${text.slice(0, length)} …` : text;
}
