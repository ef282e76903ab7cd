/**
 * Which letters of a text have which colour, in an attribute of the element that holds it: `k0.6f3.4` is a keyword of six
 * letters and, three letters on, a function of four. The build writes it, and the page colours the text by it, without
 * an element for each word.
 */
import type { Token } from './json-tokens.ts';

/** Each has a `tk-*` style. No two begin alike. */
export const COLOURS = ['keyword', 'string', 'number', 'function', 'type', 'property'];

export interface Coloured {
  /** The first letter of a colour. */
  readonly letter: string;
  readonly from: number;
  readonly to: number;
}

/** @param isOwn what stands in an element of its own, and is coloured by that */
export function coloursFromTokens(tokens: readonly Token[], isOwn: (token: Token) => boolean = () => false): string {
  let colours = '';
  let at = 0;
  let end = 0;
  for (const each of tokens) {
    const { text, token } = each;
    if (token !== undefined && !isOwn(each)) {
      colours += `${token.charAt(0)}${String(at - end)}.${String(text.length)}`;
      end = at + text.length;
    }
    at += text.length;
  }
  return colours;
}

export function readColours(colours: string): readonly Coloured[] {
  let end = 0;
  return Array.from(colours.matchAll(/[a-z][\d.]+/g), ([each]) => {
    const [gap, length] = each.slice(1).split('.');
    const from = end + Number(gap);
    end = from + Number(length);
    return { letter: each.charAt(0), from, to: end };
  });
}
