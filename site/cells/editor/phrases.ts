/** What the editor says by itself, in the language of the page; its own words are English, and stand where the others do not come. */
import { EditorState, type Extension } from '@codemirror/state';

const files = import.meta.glob<Readonly<Record<string, string>>>('../../i18n/of-editor/*.json', { import: 'default' });

export async function loadPhrases(): Promise<Extension> {
  const load = files[`../../i18n/of-editor/${document.documentElement.lang}.json`];
  const words = await load?.().catch(() => undefined);
  return words === undefined ? [] : EditorState.phrases.of(words);
}
