const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
export const escaped = (text: string) =>
  text.replaceAll(/[&<>]/g, (sign) => entities[sign] ?? '');

export const heading = (level: number, text: string) =>
  `<h${level}>${escaped(text)}</h${level}>`;

const row = (tag: 'th' | 'td', cells: readonly string[]) =>
  `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;

/** Every text of the document goes through here or through `heading`, and is escaped there. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [
    '<table border="1" cellpadding="6" cellspacing="0">',
    row('th', head),
    ...rows.map((cells) => row('td', cells)),
    '</table>',
  ].join('\n');
