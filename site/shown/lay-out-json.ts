/**
 * JSON laid out for reading: what fits stays on one line. Only the space between its pieces changes: read as values, a
 * key that is named twice would be gone, the digits of a long number would be others, and keys like "10" would move.
 */
const LINE = 60;
/** Deeper, nobody could read it laid out. */
export const DEEPEST = 64;
const PIECES = /"(?:[^"\\]|\\.)*"|[[\]{},:]|[^\s[\]{},:"]+/g;

interface Writing {
  readonly pieces: readonly string[];
  readonly most: number;
  /** The piece that comes next. */
  at: number;
  text: string;
}

const closes: Readonly<Record<string, string>> = { '[': ']', '{': '}' };
const padded: Readonly<Record<string, string>> = { '{': '{ ', '}': ' }', ',': ', ', ':': ': ' };

/** The value that begins at this piece, and the piece behind it; undefined where it does not fit into so many letters. */
function onOneLine(pieces: readonly string[], from: number, room: number): readonly [string, number] | undefined {
  let line = '';
  let depth = 0;
  for (let at = from; ; at += 1) {
    const piece = pieces[at] ?? '';
    const isEmpty = (piece === '}' && pieces[at - 1] === '{') || (piece === '{' && pieces[at + 1] === '}');
    line += isEmpty ? piece : (padded[piece] ?? piece);
    if (line.length > room || at >= pieces.length) return undefined;
    if (piece in closes) depth += 1;
    else if (piece === ']' || piece === '}') depth -= 1;
    if (depth === 0) return [line, at + 1];
  }
}

function write(writing: Writing, indent: string, room: number): void {
  const { pieces } = writing;
  const open = pieces[writing.at] ?? '';
  const close = closes[open];
  const [line = open, next = writing.at + 1] = onOneLine(pieces, writing.at, room) ?? [];
  const isShort = line !== open || close === undefined;
  writing.text += line;
  writing.at = next;
  if (isShort) return;
  const inner = `${indent}  `;
  let separator = '\n';
  while (pieces[writing.at] !== close && writing.text.length <= writing.most) {
    const key = open === '{' ? `${pieces[writing.at] ?? ''}: ` : '';
    if (key !== '') writing.at += 2;
    const start = inner + key;
    writing.text += separator + start;
    write(writing, inner, LINE - start.length);
    if (pieces[writing.at] === ',') writing.at += 1;
    separator = ',\n';
  }
  writing.at += 1;
  writing.text += `\n${indent}${close}`;
}

/**
 * @param json that can be parsed; ask `depthOfJson` first how deep it is
 * @param most what is longer is not written to its end
 */
export function layOutJson(json: string, most = Number.POSITIVE_INFINITY): string {
  const writing: Writing = { pieces: json.match(PIECES) ?? [], most, at: 0, text: '' };
  write(writing, '', LINE);
  return writing.text;
}

/** How deep the brackets of this text stand in each other; counted by eye, for to parse it may overflow the stack. */
export function depthOfJson(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isInText = false;
  for (let i = 0; i < text.length; i += 1) {
    const letter = text[i];
    if (isInText && letter === '\\') i += 1;
    else if (letter === '"') isInText = !isInText;
    else if (isInText) continue;
    else if (letter === '[' || letter === '{') deepest = Math.max(deepest, (depth += 1));
    else if (letter === ']' || letter === '}') depth -= 1;
  }
  return deepest;
}
