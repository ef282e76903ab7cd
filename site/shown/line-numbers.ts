/** The numbers of the lines of a text, one below the other: drawn beside it, they are no part of it. */
export function numbersOf(text: string): string {
  return Array.from(text.split('\n'), (_line, index) => String(index + 1)).join('\n');
}
