/** Puts the fields of a documented request in the place of its text, and brings all that acts on it. */
import type { RequestFields } from '../../shown/request-fields.ts';
import { fromTemplate, partOf } from '../ground/part.ts';

/** @returns what was documented, for the fields */
export function furnish(cell: HTMLElement): RequestFields {
  const parts = fromTemplate(partOf(document.body, '#request-parts', HTMLTemplateElement));
  const take = (selector: string): HTMLElement => partOf(parts, selector, HTMLElement);
  const place = (selector: string): HTMLElement => partOf(cell, selector, HTMLElement);
  const text = (field: string): string => cell.querySelector(`[data-field="${field}"]`)?.textContent ?? '';
  const fields = {
    method: place('.method').textContent,
    path: place('.path').textContent,
    headers: text('headers'),
    body: text('body'),
  };
  for (const part of ['.method', '.path', '.fields']) place(part).replaceWith(take(part));
  place('form').after(take('.choice'));
  if (cell.querySelector('.views') === null) place('.body').before(take('.views'));
  const response = place('.response');
  if (cell.querySelector('.printed') === null) response.insertBefore(take('.printed'), response.querySelector('.way'));
  const reason = take('.reason');
  const status = place('.status');
  const { nextSibling: said } = status;
  status.after(reason);
  if (said instanceof Text) reason.append(said);
  const tools = take('.tools');
  tools.append(place('.anchor'));
  const foot = place('.cell-foot');
  foot.prepend(take('.sentence'));
  foot.append(tools, take('.history'));
  return fields;
}
