/** CodeMirror in a shadow root: there it styles itself with adopted sheets, which the policy of the page allows. */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { bracketMatching, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { tagHighlighter, tags } from '@lezer/highlight';
import editorCss from '../../styles/editor.css?inline';
import tokensCss from '../../styles/tokens.css?inline';

export interface EditorHandle {
  /** What takes the focus and the text. */
  readonly element: HTMLElement;
  readonly text: () => string;
  readonly replace: (text: string) => void;
  readonly focus: (from: number, to: number) => void;
}

export interface EditorOptions {
  readonly text: string;
  readonly file: string;
  readonly label: string;
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

const sheets = [sheetFrom(tokensCss), sheetFrom(editorCss)];

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
    view.dispatch(view.state.replaceSelection(data), { userEvent: 'input.type', scrollIntoView: true });
    event.preventDefault();
    return true;
  },
});

/** Tab is not bound: it moves the focus on, as everywhere on the page. */
export function mountEditor(block: HTMLElement, { text, file, label, onEdit, onRun }: EditorOptions): EditorHandle {
  const host = document.createElement('div');
  host.className = 'editor-host';
  const root = host.attachShadow({ mode: 'open' });
  const runKey = { key: 'Mod-Enter', run: () => (onRun(), true) };
  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      doc: text,
      extensions: [
        keymap.of([runKey, ...defaultKeymap, ...historyKeymap]),
        history(),
        replaceSelection,
        lineNumbers(),
        drawSelection(),
        // A program may come from somebody else: marks of direction in it could reorder what is read.
        highlightSpecialChars(),
        highlightActiveLine(),
        bracketMatching(),
        indentUnit.of('  '),
        languageOf(file),
        syntaxHighlighting(colours),
        EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', autocapitalize: 'off' }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onEdit(update.state.doc.toString());
        }),
      ],
    }),
  });
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets];
  block.replaceWith(host);
  view.requestMeasure();
  return {
    element: view.contentDOM,
    text: () => view.state.doc.toString(),
    replace: (text) => {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    },
    focus: (from, to) => {
      view.focus();
      view.dispatch({ selection: { anchor: from, head: to } });
    },
  };
}
