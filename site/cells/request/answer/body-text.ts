/** The body of the response that a cell shows, as it came: what is shown has marks made visible, and ends earlier. */
import { partOf } from '../../ground/part.ts';

const texts = new WeakMap<Element, string>();

export function keepBodyText(pane: Element, text: string): void {
  texts.set(pane, text);
}

export function forgetBodyText(pane: Element): void {
  texts.delete(pane);
}

/** Where it is still the recorded one, what the build has written. */
export function bodyTextOf(cell: Element): string {
  const pane = partOf(cell, '[data-part="body"]', HTMLElement);
  return texts.get(pane) ?? pane.textContent;
}
