/** Saves the body of the last answer under a name that tells what it is. */
import type { HttpResponse } from '#runtime/contract.ts';
import { valueOf } from '../../../shown/response-text.ts';
import { say } from '../../ground/page-words.ts';
import { element, partOf } from '../../ground/part.ts';
import { saveFile } from '../../ground/save-file.ts';

const EXTENSIONS: readonly (readonly [type: RegExp, extension: string])[] = [
  [/\bjson\b/, 'json'],
  [/^text\/html/, 'html'],
  [/^text\/csv/, 'csv'],
  [/^text\/event-stream/, 'txt'],
  [/^text\//, 'txt'],
  [/^image\/svg/, 'svg'],
  [/^image\/(png|jpeg|gif|webp|avif)/, ''],
  [/^application\/pdf/, 'pdf'],
];

/** Of letters that every system takes. */
function safe(name: string): string {
  return name
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[.-]+/, '')
    .slice(0, 80);
}

export function nameOfAnswer(path: string, headers: HttpResponse['headers']): string {
  const disposition = valueOf(headers, 'content-disposition') ?? '';
  const given = safe(/filename="?([^";]+)"?/i.exec(disposition)?.[1] ?? '');
  if (given !== '') return given;
  const type = (valueOf(headers, 'content-type') ?? '').toLowerCase();
  const extension = EXTENSIONS.find(([known]) => known.test(type))?.[1];
  const ending = extension === '' ? (/^image\/(\w+)/.exec(type)?.[1] ?? 'bin') : (extension ?? 'bin');
  const last = safe(path.split('?')[0]?.split('/').at(-1) ?? '') || 'answer';
  return last.endsWith(`.${ending}`) ? last : `${last}.${ending}`;
}

export function offerSaving(
  cell: HTMLElement,
  answer: { readonly path: string; readonly response: HttpResponse },
): void {
  cell.querySelector('[data-action="save"]')?.remove();
  const { path, response } = answer;
  const button = element('button', { type: 'button', class: 'quiet', 'data-action': 'save' }, say('live.saveAnswer'));
  button.hidden = response.body.length === 0;
  button.addEventListener('click', () => {
    const type = valueOf(response.headers, 'content-type') ?? 'application/octet-stream';
    saveFile(nameOfAnswer(path, response.headers), new Blob([new Uint8Array(response.body)], { type }));
  });
  partOf(cell, '[data-action="fetch"]', HTMLElement).after(button);
}
