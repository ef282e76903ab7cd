/** An HTML body as a browser shows it: in a frame without scripts and without an origin, under the page's own policy. */
import type { HeaderList } from '#runtime/contract.ts';
import { say } from './page-words.ts';
import { element, partOf } from './part.ts';
import { focusablePage, isHtml, renderedHeight } from './response-text.ts';

type View = 'source' | 'rendered';

function viewButtons(cell: Element): readonly HTMLButtonElement[] {
  return [...cell.querySelectorAll<HTMLButtonElement>('[data-part="views"] button')];
}

function frameOf(cell: Element, source: HTMLElement): HTMLIFrameElement {
  const made = cell.querySelector<HTMLIFrameElement>('[data-part="rendered"]');
  if (made !== null) return made;
  const frame = element('iframe', { 'data-part': 'rendered', class: 'rendered', sandbox: '' });
  frame.title = say('exchange.renderedBody');
  source.after(frame);
  return frame;
}

function open(cell: Element, view: View): void {
  for (const button of viewButtons(cell)) button.setAttribute('aria-pressed', String(button.dataset['view'] === view));
  partOf(cell, '[data-part="response"]', HTMLElement).dataset['view'] = view;
  if (view === 'source') return;
  const source = partOf(cell, '[data-part="body"]', HTMLElement);
  const page = focusablePage(source.textContent);
  const frame = frameOf(cell, source);
  frame.height = String(renderedHeight(page));
  if (frame.srcdoc !== page) frame.srcdoc = page;
}

export function offerRendered(cell: Element): void {
  for (const button of viewButtons(cell)) {
    button.addEventListener('click', () => open(cell, button.dataset['view'] === 'rendered' ? 'rendered' : 'source'));
  }
}

/** For a response that has just been shown as source; the reader's choice stays, where there is one to make. */
export function offerViewsOf(cell: Element, headers: HeaderList): void {
  const offers = isHtml(headers) && partOf(cell, '[data-part="body"]', HTMLElement).textContent !== '';
  const isRendered = partOf(cell, '[data-part="response"]', HTMLElement).dataset['view'] === 'rendered';
  partOf(cell, '[data-part="views"]', HTMLElement).hidden = !offers;
  open(cell, offers && isRendered ? 'rendered' : 'source');
}
