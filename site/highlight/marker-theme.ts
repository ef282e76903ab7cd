/** A Shiki theme whose colours are markers of what a token is: `tokens.css` says the colours, for light and for dark. */
import type { ThemeRegistrationRaw } from 'shiki';

/** Drawn in the colour of the text. */
const withoutColour = ['plain', 'operator'];

const scopesByToken = {
  plain: [],
  keyword: [
    'keyword',
    'storage',
    'punctuation.definition.keyword',
    'keyword.operator.new',
    'keyword.operator.expression',
  ],
  string: ['string', 'punctuation.definition.string', 'constant.character', 'markup.inline.raw'],
  number: ['constant.numeric', 'constant.language', 'variable.language'],
  comment: ['comment', 'punctuation.definition.comment'],
  function: ['entity.name.function', 'support.function', 'meta.function-call.generic'],
  type: [
    'entity.name.type',
    'support.type',
    'support.class',
    'entity.name.class',
    'entity.other.inherited-class',
    'keyword.type',
  ],
  property: ['support.type.property-name', 'entity.other.attribute-name', 'entity.name.tag'],
  operator: ['keyword.operator', 'punctuation', 'storage.type.function.arrow', 'meta.brace'],
} as const;

const tokens = Object.keys(scopesByToken);
const markerFromIndex = (index: number): string => `#0000${(index + 16).toString(16)}`;
const tokenByMarker = new Map(tokens.map((token, index) => [markerFromIndex(index), token]));

export const markerTheme: ThemeRegistrationRaw & { readonly name: string } = {
  name: 'marker',
  type: 'light',
  fg: markerFromIndex(0),
  bg: '#ffffff',
  settings: Object.values(scopesByToken).map((scope, index) => ({
    ...(scope.length > 0 && { scope: [...scope] }),
    settings: { foreground: markerFromIndex(index) },
  })),
};

/** The name of a `tk-*` colour; undefined where it is that of the text. */
export function tokenFromMarker(marker = ''): string | undefined {
  const token = tokenByMarker.get(marker.toLowerCase());
  return token === undefined || withoutColour.includes(token) ? undefined : token;
}
