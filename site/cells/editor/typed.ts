/** Types in an editor, from the compiler in its thread: problems at their lines, hover, completion, rename. */
import { autocompletion } from '@codemirror/autocomplete';
import { linter, lintKeymap, type Diagnostic } from '@codemirror/lint';
import { Prec, StateEffect, type Extension } from '@codemirror/state';
import { activateHover, closeHoverTooltips, keymap, type EditorView } from '@codemirror/view';
import { tsAutocompleteWorker, tsFacetWorker, tsHoverWorker } from '@valtown/codemirror-ts';
import type { EditedProgram } from '../editor-program.ts';
import type { TypeProblem } from './typed/protocol.ts';
import { askForName, applyRename } from './typed/rename.ts';
import { askTypes, dismissTypes, TypesDismissed, TypesMissing } from './typed/thread.ts';
import { hoverWords } from './typed/hover-words.ts';

export { dismissTypes };

const again = StateEffect.define();

/** Although nothing was written here. */
export function lintAgain(view: EditorView): void {
  view.dispatch({ effects: again.of(null) });
}

export interface TypedOptions {
  readonly file: string;
  readonly program: EditedProgram;
  /** All of the program, at each check. */
  readonly onProblems: (problems: readonly TypeProblem[]) => void;
  /** Where the compiler does not come, or has gone. */
  readonly onMissing: () => void;
  readonly onRefusal: (reason: string) => void;
}

const DELAY_MS = 400;

/** Asked when nothing is written for a moment; in a file of the length it had then. */
function problemSource({ file, program, onProblems, onMissing }: TypedOptions) {
  return async (view: EditorView): Promise<readonly Diagnostic[]> => {
    const { doc } = view.state;
    let problems: readonly TypeProblem[];
    try {
      problems = await askTypes(program.files(), { ask: 'problems' });
    } catch (error) {
      if (!(error instanceof TypesMissing)) throw error;
      if (!(error instanceof TypesDismissed)) onMissing();
      return [];
    }
    onProblems(problems);
    return problems
      .filter((problem) => problem.file === file)
      .map(({ from, to, severity, message }) => ({
        from: Math.min(from, doc.length),
        to: Math.min(to, doc.length),
        severity,
        message,
      }));
  };
}

function quiet<T>(question: Promise<T | null>): Promise<T | null> {
  return question.catch((error: unknown) => {
    // Said once, where the problems are asked for.
    if (error instanceof TypesMissing) return null;
    throw error;
  });
}

export async function renameIn(view: EditorView, { file, program, onRefusal, onMissing }: TypedOptions): Promise<void> {
  const at = view.state.selection.main.head;
  try {
    const found = await askTypes(program.files(), { ask: 'rename', file, at });
    if ('refusal' in found) return onRefusal(found.refusal);
    const name = await askForName(view, found.name);
    if (name !== undefined) program.change(applyRename(program.files(), found, name));
    view.focus();
  } catch (error) {
    if (!(error instanceof TypesMissing)) throw error;
    onMissing();
  }
}

/** F2 renames, F8 goes to the next problem, Ctrl or ⌘ with I tells the type at the caret. */
export function typed(options: TypedOptions): Extension {
  const { file, program } = options;
  const worker = {
    getHover: ({ pos }: { readonly pos: number }) => quiet(askTypes(program.files(), { ask: 'type', file, at: pos })),
    getAutocompletion: ({ context }: { readonly context: { readonly pos: number; readonly explicit: boolean } }) =>
      quiet(askTypes(program.files(), { ask: 'completions', file, at: context.pos, explicit: context.explicit })),
  };
  const hover = tsHoverWorker({ renderTooltip: hoverWords });
  const tell = (view: EditorView): boolean => {
    activateHover(view, view.state.selection.main.head, 1, {
      tooltip: hover,
      until: (transaction) => transaction.docChanged || transaction.selection !== undefined,
    });
    return true;
  };
  return [
    tsFacetWorker.of({ path: file, worker }),
    linter(problemSource(options), {
      delay: DELAY_MS,
      needsRefresh: ({ transactions }) =>
        transactions.some(({ effects }) => effects.some((effect) => effect.is(again))),
    }),
    hover,
    autocompletion({ override: [tsAutocompleteWorker()], icons: false }),
    // Before what the editor binds by itself.
    Prec.high(
      keymap.of([
        { key: 'F2', run: (view) => (void renameIn(view, options), true) },
        { key: 'Mod-i', run: tell },
        {
          key: 'Escape',
          run: (view) => {
            view.dispatch({ effects: closeHoverTooltips });
            return false;
          },
        },
        ...lintKeymap,
      ]),
    ),
  ];
}
