/** What is put into a program's text before it runs; it has no line break. */
export interface Insertion {
  /** The place in the text before any insertion. */
  readonly at: number;
  readonly text: string;
}

/** @param insertions in the order of their places */
export function withInsertions(code: string, insertions: readonly Insertion[]): string {
  let text = '';
  let from = 0;
  for (const insertion of insertions) {
    text += code.slice(from, insertion.at) + insertion.text;
    from = insertion.at;
  }
  return text + code.slice(from);
}
