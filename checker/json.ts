/** JSON that came from a program. Without bounds it would overflow the stack, or the time, of whoever compares it. */

const MAX_DEPTH = 200;
/** Values of lists and of objects, together. */
const MAX_VALUES = 20_000;

const MARK = {
  text: 34,
  escape: 92,
  comma: 44,
  colon: 58,
  list: 91,
  listEnd: 93,
  object: 123,
  objectEnd: 125,
} as const;

/** What is too much of it; undefined where it may be parsed. */
function excessOf(text: string): string | undefined {
  let depth = 0;
  let values = 0;
  let isInText = false;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (isInText && code === MARK.escape) i += 1;
    else if (code === MARK.text) isInText = !isInText;
    else if (isInText) continue;
    else if (code === MARK.list || code === MARK.object) depth += 1;
    else if (code === MARK.listEnd || code === MARK.objectEnd) depth -= 1;
    else if (code === MARK.comma || code === MARK.colon) values += 1;
    if (depth > MAX_DEPTH) return `JSON that is nested more than ${MAX_DEPTH} times`;
    if (values > MAX_VALUES) return `JSON of more than ${MAX_VALUES} values`;
  }
  return undefined;
}

/** @throws SyntaxError where the text is no JSON, or more of it than anything that a lesson asks for */
export function valueFromJson(text: string): unknown {
  const excess = excessOf(text);
  if (excess !== undefined) throw new SyntaxError(excess);
  return JSON.parse(text);
}
