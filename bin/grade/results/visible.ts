/** What a program answers and what a file is called, shown as JSON shows a control: nothing hides, or reorders, what stands beside it. */

/** Controls but tab and line break, marks of direction, what has neither width nor ink; but what makes emoji of signs. */
const HIDDEN = /[[\p{Cc}\p{Cf}\p{DI}\u2028\u2029]--[\t\n\u200D\uFE0E\uFE0F]]/gv;

export function visible(text: string): string {
  return text.replaceAll(HIDDEN, (letter) =>
    Array.from({ length: letter.length }, (_, at) => `\\u${letter.charCodeAt(at).toString(16).padStart(4, '0')}`).join(
      '',
    ),
  );
}
