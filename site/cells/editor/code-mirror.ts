/** CodeMirror in a shadow root: there it styles itself with adopted sheets, which the policy of the page allows. */
import { closeBrackets, closeBracketsKeymap, insertBracket } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  rectangularSelection,
} from '@codemirror/view';
import { tagHighlighter, tags } from '@lezer/highlight';
import editorCss from '../../styles/editor.css?inline';
import tokensCss from '../../styles/tokens.css?inline';
import typeToldCss from '../../styles/type-told.css?inline';
import typedCss from '../../styles/typed.css?inline';
import { editedProgram, type ProgramParts } from '../editor-program.ts';
import type { EditorHandle } from './editor-handle.ts';
import { EditorTools } from './editor-tools.ts';
import { keptInSight } from './in-sight.ts';
import { markedLines, markLines } from './marked-lines.ts';

export interface EditorOptions {
  readonly text: string;
  readonly file: string;
  readonly label: string;
  readonly program: ProgramParts;
  readonly phrases: Extension;
  /** The reader wrote before the editor came. */
  readonly isWritten: boolean;
  readonly onEdit: (text: string) => void;
  readonly onRun: () => void;
}

/** The same classes as the blocks of the build. */
const colours = tagHighlighter([
  { tag: [tags.keyword, tags.modifier, tags.definitionKeyword, tags.operatorKeyword], class: 'tk-keyword' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], class: 'tk-string' },
  { tag: [tags.number, tags.bool, tags.null, tags.self], class: 'tk-number' },
  { tag: tags.comment, class: 'tk-comment' },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], class: 'tk-function' },
  { tag: [tags.typeName, tags.className, tags.namespace], class: 'tk-type' },
]);

function sheetFrom(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

const sheets = [sheetFrom(tokensCss), sheetFrom(editorCss), sheetFrom(typeToldCss), sheetFrom(typedCss)];

function languageOf(file: string): Extension {
  return /\.(ts|js|mjs)$/.test(file) ? javascript({ typescript: file.endsWith('.ts') }) : [];
}

/**
 * Replacing a selection is done here: the browser would carry the colours of the replaced text on as style attributes,
 * which the policy of the page refuses and the console reports.
 */
const replaceSelection = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { inputType, data, cancelable } = event;
    const isPlain = inputType === 'insertText' && data !== null && cancelable && !view.composing;
    if (!isPlain || (view.state.selection.main.empty && data.length === 1)) return false;
    // Around what is selected, a bracket or a quote closes.
    const around = data.length === 1 ? insertBracket(view.state, data) : null;
    view.dispatch(around ?? view.state.replaceSelection(data), { userEvent: 'input.type', scrollIntoView: true });
    event.preventDefault();
    return true;
  },
});

/** Tab is not bound: it moves the focus on, as everywhere on the page. */
export function mountEditor(block: HTMLElement, options: EditorOptions): EditorHandle {
  const { text, file, label, program, phrases, isWritten, onEdit, onRun } = options;
  const tools = new EditorTools(file, editedProgram(program), isWritten);
  const host = document.createElement('div');
  host.className = 'editor-host';
  const root = host.attachShadow({ mode: 'open' });
  const cell = block.closest<HTMLElement>('.code-cell');
  const runKey = { key: 'Mod-Enter', run: () => (onRun(), true) };
  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      doc: text,
      extensions: [
        keymap.of([runKey, ...tools.keys, ...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap]),
        history(),
        phrases,
        tools.extension,
        markedLines,
        EditorState.allowMultipleSelections.of(true),
        rectangularSelection(),
        closeBrackets(),
        indentOnInput(),
        replaceSelection,
        keptInSight(cell),
        lineNumbers(),
        drawSelection(),
        // A program may come from somebody else: marks of direction in it could reorder what is read.
        highlightSpecialChars(),
        highlightActiveLine(),
        bracketMatching(),
        indentUnit.of('  '),
        languageOf(file),
        syntaxHighlighting(colours),
        EditorView.contentAttributes.of({
          'aria-label': label,
          tabindex: '0',
          spellcheck: 'false',
          autocapitalize: 'off',
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onEdit(update.state.doc.toString());
        }),
      ],
    }),
  });
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets];
  block.replaceWith(host);
  view.requestMeasure();
  const activate = (): void => tools.activate(view, cell);
  return {
    element: view.contentDOM,
    text: () => view.state.doc.toString(),
    replace: (text) => {
      const { doc, selection } = view.state;
      const anchor = Math.min(selection.main.head, text.length);
      view.dispatch({ changes: { from: 0, to: doc.length, insert: text }, selection: { anchor } });
    },
    focus: (from, to) => {
      view.focus();
      view.dispatch({ selection: { anchor: from, head: to } });
    },
    mark: (marked) => {
      view.dispatch({ effects: markLines.of(marked) });
    },
    go: (line, column) => {
      const { from, to } = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
      const anchor = Math.min(from + Math.max(column, 1) - 1, to);
      view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
      view.focus();
    },
    activate,
  };
}
