/** What has come in coloured pieces. */
import type { Token } from '../../../shown/json-tokens.ts';
import { element } from '../../ground/part.ts';

export function coloured(tokens: readonly Token[]): readonly (Node | string)[] {
  return tokens.map(({ text, token }) =>
    token === undefined ? text : element('span', { class: `tk-${token}` }, text),
  );
}
