/** The text of an editable block. Browsers write the line breaks that are typed into it as `<br>`. */

import { numbersOf } from '../../shown/line-numbers.ts';

export interface TextRange {
  readonly from: number;
  readonly to: number;
}

function textIn(root: Node): string {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  let text = '';
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text) text += node.data;
    else if (node.nodeName === 'BR') text += '\n';
  }
  return text;
}

function lastLeafOf(node: Node): Node {
  return node.lastChild === null ? node : lastLeafOf(node.lastChild);
}

/** A `<br>` at the very end only holds the last, empty line open. */
export function textOfBlock(block: Node): string {
  const text = textIn(block);
  return lastLeafOf(block).nodeName === 'BR' ? text.slice(0, -1) : text;
}

/** Plain: the colours of the build are those of another text. Returns what holds it. */
export function writeBlock(block: HTMLElement, text: string): HTMLElement {
  const code = block.querySelector('code') ?? block;
  delete code.dataset['colours'];
  code.textContent = text;
  block.dataset['numbers'] = numbersOf(text);
  return code;
}

function offsetIn(block: Node, node: Node, offset: number): number {
  const range = document.createRange();
  range.setStart(block, 0);
  range.setEnd(node, offset);
  return textIn(range.cloneContents()).length;
}

/** Where the selection is, in characters of the text; undefined where it is elsewhere. */
export function selectionInBlock(block: Node): TextRange | undefined {
  const selection = document.getSelection();
  if (selection === null || selection.rangeCount === 0) return undefined;
  return rangeInBlock(block, selection.getRangeAt(0));
}

function rangeInBlock(block: Node, range: AbstractRange): TextRange | undefined {
  const { startContainer, startOffset, endContainer, endOffset } = range;
  if (!block.contains(startContainer) || !block.contains(endContainer)) return undefined;
  return { from: offsetIn(block, startContainer, startOffset), to: offsetIn(block, endContainer, endOffset) };
}

/**
 * Applies an edit to the plain text of the block. Left to itself the browser would carry the colours on as style
 * attributes, which the policy of the page refuses. False for what only the browser can do, such as composing.
 */
export function applyEdit(block: HTMLElement, event: InputEvent): boolean {
  if (!event.cancelable || event.inputType.startsWith('history')) return false;
  const [range] = event.getTargetRanges();
  const at = range === undefined ? selectionInBlock(block) : rangeInBlock(block, range);
  if (at === undefined) return false;
  event.preventDefault();
  const breaksLine = event.inputType === 'insertLineBreak' || event.inputType === 'insertParagraph';
  const inserted = breaksLine ? '\n' : (event.data ?? event.dataTransfer?.getData('text/plain') ?? '');
  const text = textOfBlock(block);
  const code = writeBlock(block, text.slice(0, at.from) + inserted + text.slice(at.to));
  const caret = at.from + inserted.length;
  document.getSelection()?.collapse(code.firstChild ?? code, code.firstChild === null ? 0 : caret);
  return true;
}
