/** What happened beside what was documented, for the reader. */
import type { Difference } from '#checker/match.ts';
import { element } from './part.ts';
import { say } from './page-words.ts';

/** A whole page of HTML would bury the other differences. */
const SHOWN = 160;

function cut(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

export function showVerdict(differences: readonly Difference[]): readonly Node[] {
  if (differences.length === 0) return [element('span', { class: 'verdict matches' }, say('live.matches'))];
  const rows = differences.map(({ path, expected, actual }) => {
    const code = (text: string): HTMLElement => element('code', {}, text);
    const parts = say('live.difference').split(/(\{path\}|\{expected\}|\{actual\})/);
    const values: Readonly<Record<string, string>> = {
      '{path}': path,
      '{expected}': cut(expected),
      '{actual}': cut(actual),
    };
    return element('li', {}, ...parts.map((part) => (values[part] === undefined ? part : code(values[part]))));
  });
  return [
    element('span', { class: 'verdict differs' }, say('live.differs')),
    element('ul', { class: 'differences' }, ...rows),
  ];
}
