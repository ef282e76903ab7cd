/** A body as a browser shows it: HTML in a frame without scripts and without an origin, under the page's own policy; a picture as one. */
import type { HttpResponse } from '#runtime/contract.ts';
import { say } from '../../ground/page-words.ts';
import { element, partOf } from '../../ground/part.ts';
import { focusablePage, isHtml, renderedHeight } from '../../../shown/response-text.ts';
import { bodyTextOf } from './body-text.ts';
import { isOfText, isPicture, pictureFrom } from './picture.ts';

export type View = 'source' | 'rendered';

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

export function openView(cell: Element, view: View): void {
  for (const button of viewButtons(cell)) button.setAttribute('aria-pressed', String(button.dataset['view'] === view));
  partOf(cell, '[data-part="response"]', HTMLElement).dataset['view'] = view;
  cell.querySelector('[data-part="not-drawn"]')?.remove();
  const picture = cell.querySelector('[data-part="picture"]');
  for (const part of cell.querySelectorAll<HTMLElement>('iframe.rendered, .rendered-note'))
    part.hidden = picture !== null;
  if (view === 'source' || picture !== null) return;
  void draw(cell);
}

function tellNotDrawn(cell: Element): void {
  openView(cell, 'source');
  const note = element('p', { class: 'left-out', 'data-part': 'not-drawn' }, say('exchange.notDrawn'));
  partOf(cell, '[data-part="body"]', HTMLElement).after(note);
}

async function draw(cell: Element): Promise<void> {
  const [{ isDrawable }, { silentPage }, { isMultiplied }] = await Promise.all([
    import('./drawable.ts'),
    import('./silent-page.ts'),
    import('./multiplied.ts'),
  ]);
  const source = partOf(cell, '[data-part="body"]', HTMLElement);
  const text = bodyTextOf(cell);
  const silent = isDrawable(text) ? silentPage(text) : undefined;
  if (silent === undefined || isMultiplied(new DOMParser().parseFromString(silent, 'text/html'))) {
    tellNotDrawn(cell);
    return;
  }
  const page = focusablePage(silent);
  const frame = frameOf(cell, source);
  frame.height = String(renderedHeight(page));
  if (frame.srcdoc !== page) frame.srcdoc = page;
}

/** A picture that is text is looked through before a browser draws it. */
async function drawText(cell: Element, response: Pick<HttpResponse, 'headers' | 'body'>): Promise<void> {
  const shown = bodyTextOf(cell);
  const [{ isDrawable }, { isMultiplied }] = await Promise.all([import('./drawable.ts'), import('./multiplied.ts')]);
  const text = new TextDecoder().decode(response.body);
  const isFine = isDrawable(text) && !isMultiplied(new DOMParser().parseFromString(text, 'image/svg+xml'));
  // Another answer may stand there by now.
  if (bodyTextOf(cell) !== shown) return;
  if (isFine) showPicture(cell, response);
  else tellNotDrawn(cell);
}

function showPicture(cell: Element, { headers, body }: Pick<HttpResponse, 'headers' | 'body'>): void {
  partOf(cell, '[data-part="body"]', HTMLElement).after(pictureFrom(headers, body));
  openView(cell, 'rendered');
}

/** For a response that has just been shown as source: a page that a program has drawn is shown when the reader asks for it. */
export function offerViewsOf(cell: Element, { headers, body }: Pick<HttpResponse, 'headers' | 'body'>): void {
  cell.querySelector('[data-part="picture"]')?.remove();
  const isDrawn = isPicture(headers, body);
  const offers = isDrawn || (isHtml(headers) && bodyTextOf(cell) !== '');
  partOf(cell, '[data-part="views"]', HTMLElement).hidden = !offers;
  openView(cell, 'source');
  if (!isDrawn) return;
  if (isOfText(headers)) void drawText(cell, { headers, body });
  else showPicture(cell, { headers, body });
}
