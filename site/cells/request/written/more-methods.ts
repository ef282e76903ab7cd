/** The methods that few requests have: put into the form when the reader comes near, so that no page carries them. */
import { MORE_METHODS } from '../../../shown/request-fields.ts';
import { say } from '../../ground/page-words.ts';
import { element, partOf } from '../../ground/part.ts';

export function offerMoreMethods(cell: HTMLElement): void {
  const select = partOf(cell, '[name="method"]', HTMLSelectElement);
  const known = new Set(Array.from(select.options, ({ value }) => value));
  const more = MORE_METHODS.filter((method) => !known.has(method)).map((method) => element('option', {}, method));
  select.append(element('optgroup', { label: say('live.moreMethods') }, ...more));
}
