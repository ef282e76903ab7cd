/** JSON laid out for reading: what fits stays on one line. */
const LINE = 60;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function onOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${onOneLine(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

export function layOutJson(value: unknown, indent = '', room = LINE): string {
  const line = onOneLine(value);
  if (!isRecord(value) || line.length <= room) return line;
  const inner = `${indent}  `;
  const lines = Array.isArray(value)
    ? value.map((member) => inner + layOutJson(member, inner, LINE - inner.length))
    : Object.entries(value).map(([key, member]) => {
        const start = `${inner}${JSON.stringify(key)}: `;
        return start + layOutJson(member, inner, LINE - start.length);
      });
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open ?? ''}\n${lines.join(',\n')}\n${indent}${close ?? ''}`;
}
