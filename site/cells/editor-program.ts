/** The program that a file in an editor belongs to, as the reader has it now. */
import { partOf } from './ground/part.ts';
import type { EditorHandle, MarkedLine } from './editor/editor-handle.ts';

export type { MarkedLine };

type Texts = Readonly<Record<string, string>>;

/** What the cell has of it at rest. */
export interface ProgramParts {
  readonly cell: HTMLElement;
  readonly files: Texts;
  readonly editors: ReadonlyMap<string, { readonly mounted: () => Promise<EditorHandle | undefined> }>;
  readonly show: (texts: Texts) => void;
  readonly onEdit: () => void;
}

export interface EditedProgram {
  readonly files: () => Texts;
  /** Puts other texts into its files, as if the reader had typed them. */
  readonly change: (texts: Texts) => void;
  /** Opens the file, with the caret there; lines and columns count from 1. */
  readonly go: (file: string, line: number, column?: number) => Promise<void>;
  /** What the present run says of lines, by file. */
  readonly mark: (marked: Readonly<Record<string, readonly MarkedLine[]>>) => void;
}

/** Made when an editor or the log needs it: a page at rest does without. */
export function editedProgram(parts: ProgramParts): EditedProgram {
  const { cell, editors, onEdit } = parts;
  return {
    files: () => parts.files,
    change(texts) {
      parts.show(texts);
      onEdit();
    },
    async go(file, line, column = 1) {
      const panel = cell.querySelector<HTMLElement>(`[data-file="${CSS.escape(file)}"]`);
      if (panel === null) return;
      partOf(cell, `#${CSS.escape(panel.id)}-tab`, HTMLElement).click();
      (await editors.get(file)?.mounted())?.go(line, column);
    },
    mark(marked) {
      for (const [file, lines] of Object.entries(marked))
        void editors
          .get(file)
          ?.mounted()
          .then((handle) => handle?.mark(lines));
    },
  };
}
