/**
 * The reader's version of a cell: kept as it is written, reset and brought back, and never lost to a new edition of the
 * lesson, or to another tab.
 */
import { DRAFT_PREFIX, readDraft, recall, writeDraft, type Draft, type Texts, type Undecided } from '../../drafts.ts';
import { say } from './page-words.ts';
import { actionButton, tell } from './part.ts';

export interface CellTexts {
  readonly texts: () => Texts;
  readonly show: (texts: Texts) => void;
  /** They have become others, by the reader or by a draft. */
  readonly onChange: () => void;
}

export class CellDraft {
  readonly cell: HTMLElement;
  readonly shipped: Texts;
  draft: Draft;
  readonly #name: string;
  readonly #texts: CellTexts;
  /** What the storage held when this tab last read or wrote it. */
  #seen: string | null;

  constructor(cell: HTMLElement, name: string, texts: CellTexts) {
    this.cell = cell;
    this.#name = name;
    this.#texts = texts;
    this.shipped = texts.texts();
    const starter = cell.dataset['starter'] ?? '';
    this.draft = { starter };
    this.#seen = this.#stored;
    cell.querySelector('[data-action="reset"]')?.addEventListener('click', () => this.reset());
    addEventListener('storage', ({ key }) => {
      if (key === DRAFT_PREFIX + name) this.#hear();
    });
    const kept = readDraft(name);
    if (kept === undefined) return;
    if (kept.starter === starter) this.draft = kept;
    else {
      const older = kept.mine ?? kept.older;
      if (older !== undefined) this.draft = { starter, older };
    }
    if (this.draft.mine !== undefined) this.show(this.draft.mine);
    this.#tell();
  }

  get #stored(): string | null {
    return recall(DRAFT_PREFIX + this.#name);
  }

  /** What differs from the original; undefined where nothing does. */
  get mine(): Texts | undefined {
    const changed = Object.entries(this.#texts.texts()).filter(([key, text]) => this.shipped[key] !== text);
    return changed.length === 0 ? undefined : Object.fromEntries(changed);
  }

  get isEdited(): boolean {
    return this.mine !== undefined;
  }

  show(mine: Texts): void {
    this.#texts.show({ ...this.shipped, ...mine });
  }

  /** Says what has become of the draft, and what can be done. */
  #tell(): void {
    // Where it does not come, both versions stay kept, and the next load says so.
    import('./draft-words.ts').then(({ tellDraft }) => tellDraft(this)).catch(() => undefined);
  }

  /** Takes in what another tab has written since: it stays beside this version until the reader decides. */
  #hear(): void {
    const stored = this.#stored;
    if (stored === this.#seen) return;
    this.#seen = stored;
    const { other: before, ...own } = this.draft;
    const other = readDraft(this.#name)?.mine ?? {};
    const isSame = JSON.stringify({ ...this.shipped, ...other }) === JSON.stringify(this.#texts.texts());
    this.draft = isSame ? own : { ...own, other };
    if (!isSame || before !== undefined) this.#tell();
  }

  /** False where the browser did not keep it. */
  write(decided: Pick<Draft, 'mine' | 'undo'>, { older, other }: Undecided = {}): boolean {
    const { starter } = this.draft;
    const at = decided.mine && Date.now();
    this.draft = { starter, ...decided, ...(at && { at }), ...(older && { older }), ...(other && { other }) };
    const isKept = writeDraft(this.#name, this.draft);
    this.#seen = this.#stored;
    this.#texts.onChange();
    return isKept;
  }

  /** After an edit. */
  save(): void {
    this.#hear();
    const { mine } = this;
    if (!this.write({ ...(mine && { mine }) }, this.draft)) tell(this.cell, say('live.notKept'));
  }

  reset(): void {
    this.#hear();
    const { mine: undo } = this;
    this.#texts.show(this.shipped);
    this.write({ ...(undo && { undo }) }, this.draft);
    this.offerUndo();
  }

  offerUndo(): void {
    tell(
      this.cell,
      say('live.resetDone'),
      actionButton(say('live.undo'), () => {
        this.show(this.draft.undo ?? {});
        this.save();
        tell(this.cell, say('live.undone'));
      }),
    );
  }
}
