/** What a name is, and its description: the same from the compiler in its thread and from the build. */
import { element } from './part.ts';

export interface SaidPart {
  readonly text: string;
  /** The name of a `tk-*` colour. */
  readonly token: string | undefined;
}

export function typeTold(parts: readonly SaidPart[], about = ''): HTMLElement {
  const code = element(
    'code',
    {},
    ...parts.map(({ text, token }) => (token === undefined ? text : element('span', { class: `tk-${token}` }, text))),
  );
  return element('div', { class: 'type-told' }, code, ...(about === '' ? [] : [element('p', {}, about)]));
}
