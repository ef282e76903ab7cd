/** From letters of a block to places on the screen, and back. */

interface Letters {
  readonly from: number;
  readonly to: number;
}

function placeIn(block: HTMLElement, at: number): readonly [Node, number] {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let left = at;
  for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
    if (left <= node.length) return [node, left];
    left -= node.length;
  }
  return [block, block.childNodes.length];
}

export function rangeOf(block: HTMLElement, { from, to }: Letters): Range {
  const range = document.createRange();
  // The end of the text before it is another place than its own beginning.
  const [node, at] = placeIn(block, from + 1);
  range.setStart(node, at - 1);
  range.setEnd(...placeIn(block, to));
  return range;
}

function lettersBefore(block: HTMLElement, node: Node, offset: number): number | undefined {
  if (!block.contains(node)) return undefined;
  const range = document.createRange();
  range.setStart(block, 0);
  range.setEnd(node, offset);
  return range.toString().length;
}

/** The border between two letters that is nearest to the point; undefined where the point is elsewhere. */
export function letterAt(block: HTMLElement, x: number, y: number): number | undefined {
  if (typeof document.caretPositionFromPoint === 'function') {
    const found = document.caretPositionFromPoint(x, y);
    return found === null ? undefined : lettersBefore(block, found.offsetNode, found.offset);
  }
  // Safari before 18.4.
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- it has no other
  const range = document.caretRangeFromPoint(x, y);
  return range === null ? undefined : lettersBefore(block, range.startContainer, range.startOffset);
}

/** Where the selection of the page begins in the block. */
export function letterOfSelection(block: HTMLElement): number | undefined {
  const selection = document.getSelection();
  if (selection === null || selection.rangeCount === 0) return undefined;
  const { startContainer, startOffset } = selection.getRangeAt(0);
  return lettersBefore(block, startContainer, startOffset);
}

/** A name may be in two lines nowhere, yet a range has a rectangle for each piece of text. */
export function isInside(range: Range, x: number, y: number): boolean {
  return [...range.getClientRects()].some(
    ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
  );
}

/** Moves as little as is needed, and at once. */
export function bringIntoView(block: HTMLElement, range: Range): void {
  const MARGIN = 96;
  const frame = block.getBoundingClientRect();
  const { left, right } = range.getBoundingClientRect();
  if (right > frame.right || left < frame.left) block.scrollLeft += left - frame.left - frame.width / 3;
  const { top, bottom } = range.getBoundingClientRect();
  if (top < MARGIN) scrollBy({ top: top - MARGIN, behavior: 'instant' });
  else if (bottom > innerHeight - MARGIN) scrollBy({ top: bottom - innerHeight + MARGIN, behavior: 'instant' });
}
