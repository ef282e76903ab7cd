/** Cuts JSON text into coloured pieces, for the build and for the page. */
export interface Token {
  readonly text: string;
  /** The name of a `tk-*` class. */
  readonly token?: string;
}

const PIECE = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(true|false|null)\b|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/g;

export function tokensFromJson(json: string): readonly Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of json.matchAll(PIECE)) {
    if (match.index > end) tokens.push({ text: json.slice(end, match.index) });
    const [all, text, colon] = match;
    if (text === undefined) tokens.push({ text: all, token: 'number' });
    else {
      tokens.push({ text, token: colon === undefined ? 'string' : 'property' });
      if (colon !== undefined) tokens.push({ text: colon });
    }
    end = match.index + all.length;
  }
  if (end < json.length) tokens.push({ text: json.slice(end) });
  return tokens;
}
