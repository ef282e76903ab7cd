/** The text of an editable block. Browsers write the line breaks that are typed into it as `<br>`. */

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
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  if (!block.contains(startContainer) || !block.contains(endContainer)) return undefined;
  return { from: offsetIn(block, startContainer, startOffset), to: offsetIn(block, endContainer, endOffset) };
}
