/** The headers of a response, one in each line, in coloured pieces, for the build and for the page. */
import type { HeaderList } from '#runtime/contract.ts';
import type { Token } from './json-tokens.ts';

export function tokensFromHeaders(headers: HeaderList): readonly Token[] {
  return headers.flatMap(([name, value], index) => [
    { text: name, token: 'property' },
    { text: `: ${value}${index === headers.length - 1 ? '' : '\n'}` },
  ]);
}
