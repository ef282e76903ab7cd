/** An HTML body as a browser shows it: in a frame without scripts and without an origin, under the page's own policy. */
import type { HeaderList } from '#runtime/contract.ts';
import { say } from '../ground/page-words.ts';
import { element, partOf } from '../ground/part.ts';
import { focusablePage, isHtml, renderedHeight } from '../../shown/response-text.ts';
import { bodyTextOf } from './body-text.ts';

type View = 'source' | 'rendered';

function viewButtons(cell: Element): readonly HTMLButtonElement[] {
  return [...cell.querySelectorAll<HTMLButtonElement>('[data-part="views"] button')];
}

function frameOf(cell: Element, source: HTMLElement): HTMLIFrameElement {
  const made = cell.querySelector<HTMLIFrameElement>('[data-part="rendered"]');
  if (made !== null) return made;
  const frame = element('iframe', { 'data-part': 'rendered', class: 'rendered', sandbox: '' });
  frame.title = say('exchange.renderedBody');
  source.after(element('p', { class: 'rendered-note' }, say('exchange.renderedNote')), frame);
  return frame;
}

function open(cell: Element, view: View): void {
  for (const button of viewButtons(cell)) button.setAttribute('aria-pressed', String(button.dataset['view'] === view));
  partOf(cell, '[data-part="response"]', HTMLElement).dataset['view'] = view;
  cell.querySelector('[data-part="not-drawn"]')?.remove();
  if (view === 'source') return;
  void draw(cell);
}

async function draw(cell: Element): Promise<void> {
  const [{ isDrawable }, { silentPage }] = await Promise.all([import('./drawable.ts'), import('./silent-page.ts')]);
  const source = partOf(cell, '[data-part="body"]', HTMLElement);
  const text = bodyTextOf(cell);
  const silent = isDrawable(text) ? silentPage(text) : undefined;
  if (silent === undefined) {
    open(cell, 'source');
    source.after(element('p', { class: 'left-out', 'data-part': 'not-drawn' }, say('exchange.notDrawn')));
    return;
  }
  const page = focusablePage(silent);
  const frame = frameOf(cell, source);
  frame.height = String(renderedHeight(page));
  if (frame.srcdoc !== page) frame.srcdoc = page;
}

export function offerRendered(cell: Element): void {
  for (const button of viewButtons(cell)) {
    button.addEventListener('click', () => open(cell, button.dataset['view'] === 'rendered' ? 'rendered' : 'source'));
  }
}

/** For a response that has just been shown as source: what a program has drawn is shown when the reader asks for it. */
export function offerViewsOf(cell: Element, headers: HeaderList): void {
  const offers = isHtml(headers) && bodyTextOf(cell) !== '';
  partOf(cell, '[data-part="views"]', HTMLElement).hidden = !offers;
  open(cell, 'source');
}
