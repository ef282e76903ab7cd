/** Colours JSON where it is written: the same text lies over the field, coloured, and follows it. */
import { tokensFromJson } from '../../../shown/json-tokens.ts';
import { element } from '../../ground/part.ts';
import { coloured } from '../answer/coloured.ts';

/** Of letters: what is longer is not coloured at each letter that is typed. */
const COLOURED = 20_000;

const isColoured = (text: string): boolean => text.length <= COLOURED && /^\s*[[{]/.test(text);

/** @returns to be called when the text has changed */
export function colourBody(area: HTMLTextAreaElement): () => void {
  const over = element('pre', { class: 'field-text', 'aria-hidden': 'true' });
  area.after(over);
  const follow = (): void => {
    over.scrollTo(area.scrollLeft, area.scrollTop);
  };
  area.addEventListener('scroll', follow, { passive: true });
  return () => {
    over.hidden = !isColoured(area.value);
    // The last line may be empty: a field has it, and a text would not.
    if (!over.hidden) over.replaceChildren(...coloured(tokensFromJson(area.value)), '\n');
    follow();
  };
}
