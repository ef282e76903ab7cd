import { hastFromCode } from './highlighter.ts';
import { hastFromSession } from './session.ts';

type Hast = Awaited<ReturnType<typeof hastFromCode>>;
type FenceNode = Extract<Hast['children'][number], { type: 'element' }>;

/** A fence of a lesson: the highlighted block in a frame that can carry a label. */
export async function highlightFence(code: string, language: string): Promise<FenceNode> {
  const root =
    language === 'console'
      ? hastFromSession(code)
      : await hastFromCode(code, language === 'plaintext' ? 'text' : language);
  const pre = root.children.filter((child) => child.type === 'element');
  return {
    type: 'element',
    tagName: 'div',
    properties: { className: ['fence'], dataLanguage: language },
    children: pre,
  };
}
