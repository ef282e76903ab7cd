/** JSON that came from a program. Nested without end it would overflow the stack of whoever compares or prints it. */

const MAX_DEPTH = 200;

function isTooDeep(text: string): boolean {
  let depth = 0;
  let isInText = false;
  for (let i = 0; i < text.length; i += 1) {
    const character = text[i];
    if (isInText && character === '\\') i += 1;
    else if (character === '"') isInText = !isInText;
    else if (isInText) continue;
    else if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth -= 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

/** @throws SyntaxError where the text is no JSON, or nested deeper than anything that a lesson asks for */
export function valueFromJson(text: string): unknown {
  if (isTooDeep(text)) throw new SyntaxError(`JSON that is nested more than ${MAX_DEPTH} times`);
  return JSON.parse(text);
}
