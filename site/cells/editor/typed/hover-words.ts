/** What a name is, and its description, as the compiler says it. */
import type { HoverInfo } from '@valtown/codemirror-ts';
import type { TooltipView } from '@codemirror/view';
import { tokenOfPart } from '../../../shown/told-names.ts';
import { typeTold } from '../../ground/type-told.ts';

export function hoverWords({ quickInfo }: HoverInfo): TooltipView {
  const parts = (quickInfo?.displayParts ?? []).map(({ kind, text }) => ({ text, token: tokenOfPart[kind] }));
  const dom = typeTold(parts, (quickInfo?.documentation ?? []).map(({ text }) => text).join(''));
  dom.setAttribute('role', 'status');
  return { dom };
}
