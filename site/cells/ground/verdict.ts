/** What happened beside what was documented, for the reader. */
import type { SaidDifference } from '#checker/report.ts';
import { quoted } from '../../shown/a-programs-words.ts';
import { element } from './part.ts';
import { say } from './page-words.ts';

/** A whole page of HTML would bury the other differences. */
const SHOWN = 160;
export const MOST_DIFFERENCES = 40;

export function showVerdict(differences: readonly SaidDifference[]): readonly Node[] {
  if (differences.length === 0) return [element('span', { class: 'verdict matches' }, say('live.matches'))];
  const rows = differences.slice(0, MOST_DIFFERENCES).map(({ path, expected, actual }) => {
    const code = (text: string): HTMLElement => element('code', {}, text);
    const parts = say('live.difference').split(/(\{path\}|\{expected\}|\{actual\})/);
    const values: Readonly<Record<string, string>> = {
      '{path}': quoted(path, SHOWN),
      '{expected}': quoted(expected, SHOWN),
      '{actual}': quoted(actual, SHOWN),
    };
    return element('li', {}, ...parts.map((part) => (values[part] === undefined ? part : code(values[part]))));
  });
  const left = differences.length - rows.length;
  if (left > 0) rows.push(element('li', { class: 'left-out' }, say('live.more', { n: left })));
  return [
    element('span', { class: 'verdict differs' }, say('live.differs')),
    element('ul', { class: 'differences' }, ...rows),
  ];
}
