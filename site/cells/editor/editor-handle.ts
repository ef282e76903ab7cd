/** What the cell does to one editor. */
export interface MarkedLine {
  readonly line: number;
  readonly words: string;
}

export interface EditorHandle {
  /** What takes the focus and the text. */
  readonly element: HTMLElement;
  readonly text: () => string;
  readonly replace: (text: string) => void;
  readonly focus: (from: number, to: number) => void;
  /** What a run says of its lines; it takes the place of what the run before has said. */
  readonly mark: (marked: readonly MarkedLine[]) => void;
  /** Lines and columns count from 1. */
  readonly go: (line: number, column: number) => void;
  /** It is the one that is shown. */
  readonly activate: () => void;
}
