/** The one highlighter, for fences and cells alike. */
import { createHighlighter, hastToHtml, type Highlighter } from 'shiki';
import { coloursFromTokens } from '../shown/colours.ts';
import type { Token } from '../shown/json-tokens.ts';
import { markerTheme, tokenFromMarker } from './marker-theme.ts';

type Root = ReturnType<Highlighter['codeToHast']>;
type HastElement = Extract<Root['children'][number], { type: 'element' }>;
type HastText = Extract<Root['children'][number], { type: 'text' }>;

const languages = [
  'ts',
  'js',
  'json',
  'python',
  'bash',
  'http',
  'yaml',
  'ini',
  'docker',
  'diff',
  'html',
  'md',
] as const;

let highlighter: Promise<Highlighter> | undefined;

function loadHighlighter(): Promise<Highlighter> {
  highlighter ??= createHighlighter({ themes: [markerTheme], langs: [...languages] });
  return highlighter;
}

const languageByEnding: Readonly<Record<string, string>> = {
  ts: 'ts',
  js: 'js',
  mjs: 'js',
  json: 'json',
  py: 'python',
  yaml: 'yaml',
  yml: 'yaml',
  tmpl: 'ts',
  html: 'html',
  md: 'md',
};

export function languageFromPath(path: string): string {
  if (/(^|\/)\.env[^/]*$/.test(path)) return 'ini';
  return languageByEnding[path.split('.').at(-1) ?? ''] ?? 'text';
}

/** Adjacent pieces of one colour are one, comments with the space between them, too. */
function joined(tokens: readonly Token[]): readonly Token[] {
  const all: { text: string; token?: string }[] = [];
  for (const { text, token } of tokens) {
    const last = all.at(-1);
    const before = all.at(-2);
    if (last !== undefined && last.token === token) last.text += text;
    else if (token === 'comment' && before?.token === token && last !== undefined && last.text.trim() === '') {
      all.pop();
      before.text += last.text + text;
    } else all.push({ text, ...(token !== undefined && { token }) });
  }
  return all;
}

async function tokensFromCode(code: string, language: string): Promise<readonly Token[]> {
  const { codeToTokens } = await loadHighlighter();
  const known = languages.find((each) => each === language);
  if (known === undefined && language !== 'text' && language !== 'plaintext')
    throw new Error(`A code block asks for the language "${language}". Known here: ${languages.join(', ')}, text.`);
  const { tokens: lines } = codeToTokens(code, { lang: known ?? 'text', theme: markerTheme.name });
  return joined(
    lines.flatMap((line, index) => [
      ...(index === 0 ? [] : [{ text: '\n' }]),
      ...line.map(({ content, color }) => {
        const token = tokenFromMarker(color);
        return { text: content, ...(token !== undefined && { token }) };
      }),
    ]),
  );
}

/** Slanted, too, which colours alone cannot say. */
const isComment = ({ token }: Token): boolean => token === 'comment';

/** A `<code>` whose text is exactly the source. */
async function hastFromSource(code: string, language: string): Promise<HastElement> {
  const tokens = await tokensFromCode(code, language);
  const children = tokens.map((each): HastElement | HastText => {
    const text: HastText = { type: 'text', value: each.text };
    if (!isComment(each)) return text;
    return { type: 'element', tagName: 'span', properties: { className: ['tk-comment'] }, children: [text] };
  });
  const dataColours = coloursFromTokens(tokens, isComment) || undefined;
  return { type: 'element', tagName: 'code', properties: { dataColours }, children };
}

/** A `<pre class="code" tabindex="0">` with it. */
export async function hastFromCode(code: string, language: string): Promise<Root> {
  const properties = { className: ['code'], tabIndex: 0 };
  const pre: HastElement = {
    type: 'element',
    tagName: 'pre',
    properties,
    children: [await hastFromSource(code, language)],
  };
  return { type: 'root', children: [pre] };
}

/** For a `<pre>` of one's own. */
export async function htmlFromCode(code: string, language: string): Promise<string> {
  return hastToHtml(await hastFromSource(code, language));
}
