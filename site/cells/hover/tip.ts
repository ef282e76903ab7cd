/** The one tip of the page, beside a name. */
import { COLOURS, readColours } from '../../shown/colours.ts';
import type { ToldText } from '../../shown/told-names.ts';
import tipCss from '../../styles/type-told.css?inline';
import { element } from '../ground/part.ts';
import { typeTold, type SaidPart } from '../ground/type-told.ts';

/** From the edge of the window, and from the name. */
const EDGE = 8;
const GAP = 4;

function partsOf({ signature, colours }: ToldText): readonly SaidPart[] {
  const parts: SaidPart[] = [];
  let end = 0;
  for (const { letter, from, to } of readColours(colours)) {
    parts.push({ text: signature.slice(end, from), token: undefined });
    parts.push({ text: signature.slice(from, to), token: COLOURS.find((token) => token.startsWith(letter)) });
    end = to;
  }
  return [...parts, { text: signature.slice(end), token: undefined }].filter(({ text }) => text !== '');
}

export class Tip {
  /** There before it says anything: only so do screen readers hear it. What it says is English on every page. */
  readonly #place = element('div', { class: 'type-tip', role: 'status', lang: 'en' });
  #name: Range | undefined;

  constructor() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(tipCss);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    document.body.append(this.#place);
  }

  /** Of what it speaks; undefined where it is closed. */
  get name(): Range | undefined {
    return this.#name;
  }

  holds(target: EventTarget | null): boolean {
    return target instanceof Node && this.#place.contains(target);
  }

  show(name: Range, text: ToldText): void {
    this.#name = name;
    this.#place.replaceChildren(typeTold(partsOf(text), text.about));
    this.place();
  }

  /** Above the name, or below where there is no room; never beyond the window. */
  place(): void {
    const [at] = this.#name?.getClientRects() ?? [];
    if (at === undefined || at.bottom < 0 || at.top > innerHeight) return this.hide();
    const { style } = this.#place;
    style.left = '0';
    const { width, height } = this.#place.getBoundingClientRect();
    const above = at.top - height - GAP;
    const below = Math.min(at.bottom + GAP, innerHeight - height - EDGE);
    style.top = `${String(Math.max(EDGE, above >= EDGE ? above : below))}px`;
    style.left = `${String(Math.max(EDGE, Math.min(at.left, document.documentElement.clientWidth - width - EDGE)))}px`;
  }

  hide(): void {
    this.#name = undefined;
    this.#place.replaceChildren();
  }
}
