/** A picture that a program answered with. As an image it runs nothing and loads nothing, SVG included. */
import type { HeaderList } from '#runtime/contract.ts';
import { valueOf } from '../../../shown/response-text.ts';
import { say } from '../../ground/page-words.ts';
import { element } from '../../ground/part.ts';

const PICTURE = /^image\/(?:png|jpeg|gif|webp|avif|bmp|x-icon|vnd\.microsoft\.icon|svg\+xml)\b/i;
/** The policy of the page allows pictures in an address only. */
const MOST_BYTES = 3_000_000;

export function isPicture(headers: HeaderList, body: Uint8Array): boolean {
  return PICTURE.test(valueOf(headers, 'content-type') ?? '') && body.length > 0 && body.length <= MOST_BYTES;
}

/** Its text can make a browser draw for minutes. */
export function isOfText(headers: HeaderList): boolean {
  return /^image\/svg\+xml\b/i.test(valueOf(headers, 'content-type') ?? '');
}

export function pictureFrom(headers: HeaderList, body: Uint8Array): HTMLImageElement {
  const [type = ''] = PICTURE.exec(valueOf(headers, 'content-type') ?? '') ?? [];
  let letters = '';
  for (let at = 0; at < body.length; at += 8_192) letters += String.fromCharCode(...body.subarray(at, at + 8_192));
  const picture = element('img', { 'data-part': 'picture', class: 'rendered picture', alt: say('live.picture') });
  picture.src = `data:${type.toLowerCase()};base64,${btoa(letters)}`;
  return picture;
}
