/** JSON laid out for reading: what fits stays on one line. */
const LINE = 60;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Undefined where it does not fit into so many letters; no more than those are looked at. */
function onOneLine(value: unknown, room: number): string | undefined {
  if (!isRecord(value)) {
    const text = JSON.stringify(value);
    return text.length <= room ? text : undefined;
  }
  const isList = Array.isArray(value);
  const [open, close] = isList ? ['[', ']'] : ['{ ', ' }'];
  let line = '';
  for (const key in value) {
    const start = `${line === '' ? '' : ', '}${isList ? '' : `${JSON.stringify(key)}: `}`;
    const member = onOneLine(value[key], room - line.length - start.length - open.length - close.length);
    if (member === undefined) return undefined;
    line += start + member;
  }
  const whole = line === '' ? open.trim() + close.trim() : open + line + close;
  return whole.length <= room ? whole : undefined;
}

interface Writing {
  readonly most: number;
  text: string;
}

function write(writing: Writing, value: unknown, indent: string, room: number): void {
  if (writing.text.length > writing.most) return;
  const line = onOneLine(value, room);
  if (line !== undefined || !isRecord(value)) {
    writing.text += line ?? JSON.stringify(value);
    return;
  }
  const isList = Array.isArray(value);
  const inner = `${indent}  `;
  let separator = isList ? '[\n' : '{\n';
  for (const key in value) {
    const start = isList ? inner : `${inner}${JSON.stringify(key)}: `;
    writing.text += separator + start;
    write(writing, value[key], inner, LINE - start.length);
    separator = ',\n';
  }
  writing.text += `\n${indent}${isList ? ']' : '}'}`;
}

/** What is longer than `most` is not written to its end; ask `depthOfJson` first how deep it is. */
export function layOutJson(value: unknown, most = Number.POSITIVE_INFINITY): string {
  const writing: Writing = { most, text: '' };
  write(writing, value, '', LINE);
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
