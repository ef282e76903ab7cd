/** A new name for what stands at the caret, in all files of the program. */
import { showDialog, type EditorView } from '@codemirror/view';
import { say } from '../../ground/page-words.ts';
import type { ProgramFiles, Rename } from './protocol.ts';

/** Undefined where the reader thinks better of it. */
export async function askForName(view: EditorView, name: string): Promise<string | undefined> {
  const { result } = showDialog(view, {
    label: say('live.typed.newName'),
    input: { name: 'name', value: name, 'aria-label': say('live.typed.newNameFor', { name }), spellcheck: 'false' },
    submitLabel: say('live.typed.rename'),
    focus: true,
    top: true,
    class: 'rename-panel',
  });
  const form = await result;
  if (form === null) return undefined;
  const given = new FormData(form).get('name');
  const chosen = typeof given === 'string' ? given.trim() : '';
  return chosen === '' || chosen === name ? undefined : chosen;
}

/** @returns the files that become others */
export function applyRename(files: ProgramFiles, found: Rename, name: string): ProgramFiles {
  if ('refusal' in found) return {};
  return Object.fromEntries(
    Object.entries(found.places).map(([file, places]) => {
      // From the end, so that the places before it stay where they are.
      const backwards = [...places].sort((one, other) => other.from - one.from);
      const text = backwards.reduce(
        (all, { from, to, before, behind }) => all.slice(0, from) + before + name + behind + all.slice(to),
        files[file] ?? '',
      );
      return [file, text];
    }),
  );
}
