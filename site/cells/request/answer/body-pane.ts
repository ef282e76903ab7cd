/** The body of a response: laid out where that can be read, and else its beginning, with a way to see and to keep the rest. */
import type { HttpResponse } from '#runtime/contract.ts';
import { say } from '../../ground/page-words.ts';
import { actionButton, element, partOf } from '../../ground/part.ts';
import { fitOf } from '../../ground/layout-cost.ts';
import { saveFile } from '../../ground/save-file.ts';
import { textFromBytes, tokensFromBody } from '../../../shown/body-tokens.ts';
import { coloured } from './coloured.ts';
import { keepBodyText } from './body-text.ts';

type Body = Pick<HttpResponse, 'headers' | 'body'>;

/** What a browser lays out without anybody noticing: in letters, and in lines. */
const SHOWN_LETTERS = 100_000;
const SHOWN_LINES = 4_000;
const SHOWN_COST = 200_000;
/** A longer body is not read to its end: it can be saved. */
const READ_BYTES = 2_000_000;

function endOfPart(text: string, from: number): number {
  const furthest = from + fitOf(text.slice(from, from + SHOWN_LETTERS), SHOWN_COST).letters;
  let end = from;
  for (let lines = 0; lines < SHOWN_LINES; lines += 1) {
    const next = text.indexOf('\n', end);
    if (next === -1 || next >= furthest) return furthest;
    end = next + 1;
  }
  return end;
}

function offerRest(pane: HTMLElement, whole: string, body: Uint8Array): void {
  let shown = endOfPart(whole, 0);
  const words = element('span');
  const said = element('span', { role: 'status' });
  const more = actionButton(say('live.showMore'), () => {
    const end = endOfPart(whole, shown);
    pane.append(element('div', {}, whole.slice(shown, end)));
    shown = end;
    tellShown();
  });
  const copy = actionButton(say('live.copyAll'), () => {
    navigator.clipboard.writeText(new TextDecoder().decode(body)).then(
      () => said.replaceChildren(say('live.copied')),
      () => said.replaceChildren(say('live.notCopied')),
    );
  });
  const saving = actionButton(say('live.saveAll'), () => saveFile('body', new Blob([new Uint8Array(body)])));
  const tellShown = (): void => {
    const all = Math.max(whole.length, body.length);
    const { lang } = document.documentElement;
    words.textContent = say('live.shownPart', { shown: shown.toLocaleString(lang), all: all.toLocaleString(lang) });
    more.hidden = shown >= whole.length;
  };
  tellShown();
  pane.after(
    element('p', { class: 'body-rest', 'data-part': 'body-rest' }, words, ' ', more, ' ', copy, ' ', saving, ' ', said),
  );
}

export function showBody(cell: Element, { headers, body }: Body): void {
  const pane = partOf(cell, '[data-part="body"]', HTMLElement);
  const text = textFromBytes(body, READ_BYTES);
  const tokens = tokensFromBody(headers, text);
  const whole = tokens.length === 1 ? (tokens[0]?.text ?? '') : '';
  keepBodyText(pane, text);
  cell.querySelector('[data-part="body-rest"]')?.remove();
  pane.replaceChildren();
  delete pane.dataset['colours'];
  if (tokens.length === 1 && (body.length > READ_BYTES || endOfPart(whole, 0) < whole.length)) {
    pane.append(whole.slice(0, endOfPart(whole, 0)));
    offerRest(pane, whole, body);
    return;
  }
  for (const piece of coloured(tokens)) pane.append(piece);
}
