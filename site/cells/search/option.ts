/** One line of what was found: where it leads, and the piece of its text that says why. */
import type { Found } from '../../search/found.ts';
import { say } from '../ground/page-words.ts';
import { element } from '../ground/part.ts';
import { excerptOf } from './excerpt.ts';

function marked(text: string, terms: readonly string[]): readonly (Node | string)[] {
  return excerptOf(text, terms).map((piece) => (piece.isMet ? element('mark', {}, piece.text) : piece.text));
}

/** @param at the address of the locale */
export function optionFromFound(
  { kind, title, id, where, href, text, terms }: Found,
  at: string,
  place: number,
): HTMLElement {
  // The arrows reach it, not Tab.
  const attributes = { role: 'option', id: `found-${String(place)}`, class: 'found', href: at + href, tabindex: '-1' };
  return element(
    'a',
    { ...attributes, 'data-kind': kind },
    element(
      'span',
      { class: 'found-where' },
      `${say(`search.kind.${kind}`)} · ${where}`,
      ...(kind === 'exchange' || kind === 'run' ? [' · ', element('code', {}, ...marked(id, terms))] : []),
    ),
    element('span', { class: 'found-title' }, ...marked(title, terms)),
    element('span', { class: 'found-text' }, ...marked(text, terms)),
  );
}
