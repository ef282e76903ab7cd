/** The requests of the page as a file: what cannot be sent is left out, and said. */
import { asIfNear } from '../../../near.ts';
import { requestFromFields, headersFromText, encodedPath } from '../../../shown/request-fields.ts';
import { say } from '../../ground/page-words.ts';
import { partOf, tell } from '../../ground/part.ts';
import { saveFile } from '../../ground/save-file.ts';
import { httpFileFrom, shellScriptFrom, type NamedRequest } from './collection.ts';
import { RequestForm } from '../request-form.ts';

const KINDS = {
  http: { write: httpFileFrom, ending: 'http', type: 'text/plain' },
  curl: { write: shellScriptFrom, ending: 'sh', type: 'text/x-shellscript' },
} as const;

function requestIn(cell: HTMLElement, index: number): NamedRequest | undefined {
  asIfNear(cell);
  const { fields } = new RequestForm(partOf(cell, 'form', HTMLFormElement));
  const headers = headersFromText(fields.headers);
  if ('line' in headers) return undefined;
  const { exchange, of = '' } = cell.dataset;
  const name = exchange ?? `request ${String(index + 1)}`;
  const request = requestFromFields({ ...fields, path: encodedPath(fields.path) }, headers);
  return { name, program: of.replace(/^(assignment|scratch):/, ''), request };
}

export function collect(place: HTMLElement, kind: string): void {
  const cells = [...document.querySelectorAll<HTMLElement>('request-cell, free-request-cell')];
  const requests = cells.map(requestIn).filter((each) => each !== undefined);
  const { write, ending, type } = kind === 'curl' ? KINDS.curl : KINDS.http;
  const name = location.pathname.split('/').findLast((part) => part !== '') ?? 'requests';
  saveFile(`${name}.${ending}`, new Blob([write(requests)], { type }));
  const left = cells.length - requests.length;
  tell(place, say('live.collected', { n: requests.length }), left === 0 ? '' : say('live.notCollected', { n: left }));
}
