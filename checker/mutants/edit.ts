/** One change of a program's text, as the operators find it. */
import type ts from 'typescript';

export interface Edit {
  /** The part that is replaced, by its place in the text. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const SHOWN = 56;

/** In one line, for an id that a person reads. */
export function shown(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line === '') return JSON.stringify(text);
  return line.length > SHOWN ? `${line.slice(0, SHOWN - 1)}…` : line;
}

export function replaced(node: ts.Node, text: string): Edit {
  return { from: node.getStart(), to: node.getEnd(), text };
}

export function swapped(first: ts.Node, second: ts.Node): Edit {
  const between = first.getSourceFile().text.slice(first.getEnd(), second.getStart());
  return { from: first.getStart(), to: second.getEnd(), text: second.getText() + between + first.getText() };
}

/** Each of a list without one of its members, and without the comma that belongs to it. */
export function withoutEach(list: ts.NodeArray<ts.Node>): readonly Edit[] {
  return list.map((node, index) => {
    const [before, after] = [list[index - 1], list[index + 1]];
    if (after !== undefined) return { from: node.getStart(), to: after.getStart(), text: '' };
    return { from: before?.getEnd() ?? node.getStart(), to: node.getEnd(), text: '' };
  });
}

/** Each two neighbours of a list that fit, the one in the place of the other. */
export function swappedNeighbours<T extends ts.Node>(
  list: readonly T[],
  fit: (first: T, second: T) => boolean,
): readonly Edit[] {
  return list.slice(1).flatMap((second, index) => {
    const first = list[index];
    return first !== undefined && fit(first, second) ? [swapped(first, second)] : [];
  });
}
