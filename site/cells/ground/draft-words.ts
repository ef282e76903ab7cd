/** What is said of a draft: how old it is and the way back, and the choice between two versions. */
import { say } from './page-words.ts';
import { actionButton, element, partOf, tell } from './part.ts';
import type { Draft, Texts, Undecided } from '../../drafts.ts';

/** The draft of a cell, as far as it is told and decided here. */
interface CellDraft {
  readonly cell: HTMLElement;
  readonly shipped: Texts;
  readonly draft: Draft;
  readonly mine: Texts | undefined;
  readonly show: (mine: Texts) => void;
  readonly write: (decided: Pick<Draft, 'mine' | 'undo'>, undecided?: Undecided) => void;
  readonly reset: () => void;
  readonly offerUndo: () => void;
}

const SECONDS = { year: 31_536_000, month: 2_592_000, day: 86_400, hour: 3_600, minute: 60 } as const;

/** `3 days ago`, in the language of the page. */
function ageFrom(at: number): string {
  const seconds = (Date.now() - at) / 1000;
  const words = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: 'auto' });
  for (const unit of ['year', 'month', 'day', 'hour', 'minute'] as const)
    if (seconds >= SECONDS[unit]) return words.format(-Math.floor(seconds / SECONDS[unit]), unit);
  return say('live.momentAgo');
}

function placeOf({ cell }: CellDraft): HTMLElement {
  return partOf(cell, '[data-part="choice"]', HTMLElement);
}

export function tellDraft(draft: CellDraft): void {
  const { mine, undo, older, other, at } = draft.draft;
  if (other !== undefined) offerOther(draft);
  else if (older !== undefined) offerOlder(draft, older);
  else {
    close(draft);
    if (mine !== undefined) {
      const words = at === undefined ? say('live.restored') : say('live.restoredFrom', { age: ageFrom(at) });
      const back = actionButton(say('live.toOriginal'), () => draft.reset());
      tell(draft.cell, words, back);
    } else if (undo !== undefined) draft.offerUndo();
  }
}

function close(draft: CellDraft): void {
  const place = placeOf(draft);
  place.hidden = true;
  place.replaceChildren();
  delete place.dataset['between'];
}

/** Until the reader decides, both versions are kept. @param between said once, however often it is offered */
function offer(draft: CellDraft, between: string, ...parts: readonly Node[]): void {
  const place = placeOf(draft);
  if (place.dataset['between'] === between) return;
  place.dataset['between'] = between;
  place.replaceChildren(...parts);
  place.hidden = false;
}

/** The lesson has changed since. */
function offerOlder(draft: CellDraft, older: Texts): void {
  const decide = (undo?: Texts): void => {
    const { mine } = draft;
    draft.write({ ...(mine && { mine }), ...(undo && { undo }) });
    close(draft);
  };
  offer(
    draft,
    'editions',
    element('p', {}, say('live.changedSince')),
    actionButton(say('live.keepMine'), () => {
      draft.show(older);
      decide();
    }),
    actionButton(say('live.takeNew'), () => decide(older)),
    seeBoth(draft, () => ({ before: [say('live.newVersion'), {}], after: [say('live.myVersion'), older] })),
  );
}

/** Another tab has written since: what it wrote last is what counts. */
function offerOther(draft: CellDraft): void {
  const decide = (): void => {
    const { mine } = draft;
    const { older } = draft.draft;
    draft.write({ ...(mine && { mine }) }, { older });
    close(draft);
    if (older !== undefined) tellDraft(draft);
  };
  offer(
    draft,
    'tabs',
    element('p', {}, say('live.otherTab')),
    actionButton(say('live.keepMine'), decide),
    actionButton(say('live.takeOther'), () => {
      draft.show(draft.draft.other ?? {});
      decide();
    }),
    seeBoth(draft, () => ({
      before: [say('live.otherVersion'), draft.draft.other ?? {}],
      after: [say('live.myVersion'), draft.mine ?? {}],
    })),
  );
}

type Version = readonly [name: string, changes: Texts];

function seeBoth(draft: CellDraft, versions: () => { readonly before: Version; readonly after: Version }): HTMLElement {
  return actionButton(say('live.seeBoth'), () => void show());

  async function show(): Promise<void> {
    const { showDifference } = await import('./text-difference.ts');
    const { before, after } = versions();
    const texts = ([, changes]: Version): Texts => ({ ...draft.shipped, ...changes });
    const shown = showDifference(texts(before), texts(after), { before: before[0], after: after[0] });
    const place = placeOf(draft);
    place.querySelector('.both')?.remove();
    place.append(element('div', { class: 'both' }, ...shown));
  }
}
