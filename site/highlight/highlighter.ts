/** The one highlighter, for fences and cells alike. */
import { createHighlighter, type Highlighter } from 'shiki';
import { markerTheme, markTokens } from './marker-theme.ts';

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

type Root = ReturnType<Highlighter['codeToHast']>;

/** A `<pre class="code" tabindex="0">` whose text is exactly the source. */
export async function hastFromCode(code: string, language: string): Promise<Root> {
  const { codeToHast, getLoadedLanguages } = await loadHighlighter();
  const known = language === 'text' || language === 'plaintext' || getLoadedLanguages().includes(language);
  if (!known)
    throw new Error(`A code block asks for the language "${language}". Known here: ${languages.join(', ')}, text.`);
  return codeToHast(code, { lang: language, theme: markerTheme.name ?? 'marker', transformers: [markTokens] });
}

/** The `<code>`'s inner HTML, for a `<pre>` of one's own. */
export async function htmlFromCode(code: string, language: string): Promise<string> {
  const { codeToHtml } = await loadHighlighter();
  const html = codeToHtml(code, { lang: language, theme: markerTheme.name ?? 'marker', transformers: [markTokens] });
  return html.replace(/^<pre[^>]*><code>/, '').replace(/<\/code><\/pre>$/, '');
}
