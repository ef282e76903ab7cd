/**
 * A Shiki theme whose colours are markers. Shiki writes colours as style attributes, which the site's
 * Content-Security-Policy forbids; `markTokens` turns each marker into a class that `tokens.css` colours.
 */
import type { ShikiTransformer, ThemeRegistrationRaw } from 'shiki';

/** Drawn in the colour of the text: most of a program is these, and a page of a third less elements is there sooner. */
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

export const markerTheme: ThemeRegistrationRaw = {
  name: 'marker',
  type: 'light',
  fg: markerFromIndex(0),
  bg: '#ffffff',
  settings: Object.values(scopesByToken).map((scope, index) => ({
    ...(scope.length > 0 && { scope: [...scope] }),
    settings: { foreground: markerFromIndex(index) },
  })),
};

export const markTokens: ShikiTransformer = {
  name: 'mark-tokens',
  pre(node) {
    delete node.properties['style'];
    node.properties['class'] = 'code';
  },
  line(node) {
    node.children = node.children.flatMap((child) =>
      child.type === 'element' && child.properties['class'] === undefined ? child.children : [child],
    );
  },
  span(node) {
    const marker = /#0000[0-9a-f]{2}/i.exec(node.properties['style'] ?? '')?.[0].toLowerCase();
    const token = marker === undefined ? undefined : tokenByMarker.get(marker);
    delete node.properties['style'];
    if (token !== undefined && !withoutColour.includes(token)) node.properties['class'] = `tk-${token}`;
  },
};
