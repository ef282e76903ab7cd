/** The difference between two versions of some files, line by line: signs and words say it, not colour alone. */
import { structuredPatch } from 'diff';
import { say } from './page-words.ts';
import { element } from './part.ts';

type Texts = Readonly<Record<string, string>>;

export interface DifferenceNames {
  readonly before: string;
  readonly after: string;
}

export interface DifferentLine {
  readonly kind: 'removed' | 'added' | 'same' | 'gap';
  readonly text: string;
}

export interface FileDifference {
  readonly file: string;
  readonly lines: readonly DifferentLine[];
}

const kinds = { '-': 'removed', '+': 'added', ' ': 'same' } as const;

function lineFrom(line: string): readonly DifferentLine[] {
  const [sign] = line;
  if (sign !== '-' && sign !== '+' && sign !== ' ') return [];
  return [{ kind: kinds[sign], text: line.slice(1) }];
}

function whole(text: string | undefined): string {
  if (text === undefined || text === '') return '';
  let end = text.length;
  while (text[end - 1] === '\n') end -= 1;
  return `${text.slice(0, end)}\n`;
}

/** Only files that differ, with three lines around each change. */
export function differenceOf(before: Texts, after: Texts): readonly FileDifference[] {
  const files = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return files.flatMap((file) => {
    const patch = structuredPatch(file, file, whole(before[file]), whole(after[file]), '', '', { context: 3 });
    const lines = patch.hunks.flatMap((hunk, index): readonly DifferentLine[] => [
      ...(index === 0 ? [] : [{ kind: 'gap', text: '⋯' } as const]),
      ...hunk.lines.flatMap(lineFrom),
    ]);
    return lines.length === 0 ? [] : [{ file, lines }];
  });
}

const signs = { removed: '−', added: '+', same: ' ', gap: ' ' } as const;

function nodeFrom({ kind, text }: DifferentLine): HTMLElement {
  const tag = kind === 'removed' ? 'del' : kind === 'added' ? 'ins' : 'span';
  return element(
    'div',
    { class: 'difference-line', 'data-kind': kind },
    element('span', { class: 'difference-sign' }, signs[kind]),
    element(tag, {}, text === '' ? ' ' : text),
  );
}

export function showDifference(before: Texts, after: Texts, names: DifferenceNames): readonly Node[] {
  const files = differenceOf(before, after);
  if (files.length === 0) return [element('p', { class: 'difference-legend' }, say('live.same', { ...names }))];
  return [
    element('p', { class: 'difference-legend' }, say('live.differenceLegend', { ...names })),
    ...files.flatMap(({ file, lines }) => [
      element('p', { class: 'difference-file' }, file),
      element(
        'div',
        { class: 'difference', role: 'group', tabindex: '0', 'aria-label': say('live.differenceOf', { file }) },
        ...lines.map(nodeFrom),
      ),
    ]),
  ];
}
