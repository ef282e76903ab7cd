/** The reader's version of a cell: kept as it is written, reset and brought back, and never lost to a new edition of the lesson. */
import { readDraft, writeDraft, type Draft } from '../../drafts.ts';
import { say } from './page-words.ts';
import { actionButton, element, partOf } from './part.ts';

type Texts = Readonly<Record<string, string>>;

export interface CellTexts {
  readonly texts: () => Texts;
  readonly show: (texts: Texts) => void;
}

function changesFrom(shipped: Texts, texts: Texts): Texts | undefined {
  const changed = Object.entries(texts).filter(([key, text]) => shipped[key] !== text);
  return changed.length === 0 ? undefined : Object.fromEntries(changed);
}

export class CellDraft {
  readonly #cell: HTMLElement;
  readonly #name: string;
  readonly #starter: string;
  readonly #texts: CellTexts;
  readonly #shipped: Texts;
  #draft: Draft;

  constructor(cell: HTMLElement, name: string, texts: CellTexts) {
    this.#cell = cell;
    this.#name = name;
    this.#starter = cell.dataset['starter'] ?? '';
    this.#texts = texts;
    this.#shipped = texts.texts();
    const kept = readDraft(name);
    this.#draft = { starter: this.#starter };
    if (kept === undefined) return;
    if (kept.starter === this.#starter) this.#draft = kept;
    else if (kept.mine !== undefined) this.#draft = { starter: this.#starter, older: kept.mine };
    const { mine, older } = this.#draft;
    if (mine !== undefined) this.#show(mine);
    if (older !== undefined) this.#offerChoice(older);
  }

  get isEdited(): boolean {
    return changesFrom(this.#shipped, this.#texts.texts()) !== undefined;
  }

  #show(mine: Texts): void {
    this.#texts.show({ ...this.#shipped, ...mine });
  }

  get canUndo(): boolean {
    return this.#draft.undo !== undefined;
  }

  #write(draft: Pick<Draft, 'mine' | 'undo'>): boolean {
    const { older } = this.#draft;
    this.#draft = { starter: this.#starter, ...draft, ...(older && { older }) };
    return writeDraft(this.#name, this.#draft);
  }

  /** False where the browser did not keep it. */
  save(): boolean {
    const mine = changesFrom(this.#shipped, this.#texts.texts());
    return this.#write({ ...(mine && { mine }) });
  }

  reset(): void {
    const undo = changesFrom(this.#shipped, this.#texts.texts());
    this.#texts.show(this.#shipped);
    this.#write({ ...(undo && { undo }) });
  }

  undoReset(): void {
    if (this.#draft.undo === undefined) return;
    this.#show(this.#draft.undo);
    this.save();
  }

  /** The lesson has changed since: the reader decides; until then both versions are kept. */
  #offerChoice(older: Texts): void {
    const place = partOf(this.#cell, '[data-part="choice"]', HTMLElement);
    const decide = (draft: Pick<Draft, 'mine' | 'undo'>): void => {
      this.#draft = { starter: this.#starter };
      this.#write(draft);
      place.hidden = true;
      place.replaceChildren();
    };
    place.append(
      element('p', {}, say('live.changedSince')),
      actionButton(say('live.keepMine'), () => {
        this.#show(older);
        decide({ mine: older });
      }),
      actionButton(say('live.takeNew'), () => {
        const mine = changesFrom(this.#shipped, this.#texts.texts());
        decide({ ...(mine && { mine }), undo: older });
      }),
      actionButton(say('live.seeBoth'), () => void this.#showBoth(older, place)),
    );
    place.hidden = false;
  }

  async #showBoth(older: Texts, place: HTMLElement): Promise<void> {
    const { showDifference } = await import('./text-difference.ts');
    const names = { before: say('live.newVersion'), after: say('live.myVersion') };
    const shown = showDifference(this.#shipped, { ...this.#shipped, ...older }, names);
    place.querySelector('.both')?.remove();
    place.append(element('div', { class: 'both' }, ...shown));
  }
}
