import type { hastFromCode } from './highlighter.ts';

type Root = Awaited<ReturnType<typeof hastFromCode>>;
type Element = Extract<Root['children'][number], { type: 'element' }>;
type Inline = Element['children'][number];

const text = (value: string): Inline => ({ type: 'text', value });

function element(tagName: string, properties: Element['properties'], ...children: Inline[]): Element {
  return { type: 'element', tagName, properties, children };
}

/** A terminal session: what is typed stands out, and its prompt is not copied along. */
export function hastFromSession(session: string): Root {
  let isTyping = false;
  const shown = session.split('\n').map((line): Inline => {
    const begins = line.startsWith('$ ');
    const isTyped = begins || isTyping || line === '^C';
    isTyping = isTyped && line.endsWith('\\');
    if (!isTyped) return text(line);
    const typed = { className: ['typed'] };
    if (!begins) return element('span', typed, text(line));
    return element('span', typed, element('span', { className: ['prompt'] }, text('$ ')), text(line.slice(2)));
  });
  const lines = shown.flatMap((line, index) => (index === 0 ? [line] : [text('\n'), line]));
  return {
    type: 'root',
    children: [element('pre', { className: ['code'], tabIndex: 0 }, element('code', {}, ...lines))],
  };
}
