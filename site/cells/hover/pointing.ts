/** Which name the reader asks about: with the mouse by resting on it, where it cannot be edited by keys, too. An editor asks by itself. */
import type { ToldName } from '../../shown/told-names.ts';
import { blockAt, isAtRest, isFixed, namesOf } from './names.ts';
import { bringIntoView, isInside, letterAt, letterOfSelection, rangeOf } from './places.ts';
import { Tip } from './tip.ts';

/** As in the editor. */
const RESTS_MS = 300;

/** From one name to another of the same block, by its place among them. */
const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

const modifiers = ['Alt', 'Control', 'Meta', 'Shift'];

class Pointing {
  readonly #tip = new Tip();
  /** What comes of an older question is no longer wanted. */
  #question = 0;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #leaving: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    addEventListener('pointermove', (event) => this.follow(event), { passive: true });
    document.documentElement.addEventListener('pointerleave', () => this.#leave());
    addEventListener('pointerdown', ({ target }) => {
      if (!this.#tip.holds(target)) this.#close();
    });
    addEventListener('keydown', (event) => this.#press(event));
    addEventListener('focusin', () => this.#close());
    addEventListener('focusout', ({ target }) => {
      if (blockAt(target) !== null) this.#close();
    });
    // Also of the block itself: they do not bubble.
    addEventListener('scroll', ({ target }) => !this.#tip.holds(target) && this.#tip.place(), { capture: true });
    addEventListener('resize', () => this.#tip.place());
  }

  #stay(): void {
    clearTimeout(this.#resting);
    clearTimeout(this.#leaving);
    this.#leaving = undefined;
  }

  #close(): void {
    this.#stay();
    this.#question += 1;
    this.#tip.hide();
  }

  /** On the way to the tip one leaves the name; and on another name one may rest already. */
  #leave(): void {
    clearTimeout(this.#resting);
    this.#leaving ??= setTimeout(() => {
      this.#leaving = undefined;
      this.#tip.hide();
    }, RESTS_MS);
  }

  follow({ target, clientX: x, clientY: y, pointerType, buttons }: PointerEvent): void {
    if (pointerType === 'touch') return;
    const { name } = this.#tip;
    if (this.#tip.holds(target) || (name !== undefined && isInside(name, x, y))) return this.#stay();
    if (name !== undefined) this.#leave();
    clearTimeout(this.#resting);
    const block = blockAt(target);
    if (block === null || buttons !== 0 || !isAtRest(block)) return;
    void namesOf(block);
    this.#resting = setTimeout(() => void this.#tellAt(block, x, y), RESTS_MS);
  }

  async #tellAt(block: HTMLElement, x: number, y: number): Promise<void> {
    const at = letterAt(block, x, y);
    const names = await this.#asked(block);
    const name = names?.find(({ from, to }) => at !== undefined && from <= at && at <= to);
    if (name === undefined) return;
    const range = rangeOf(block, name);
    // Beyond the end of a line the nearest letter is its last.
    if (isInside(range, x, y)) this.#show(range, name);
  }

  /** Undefined where the reader has asked something else meanwhile, or has begun to edit. */
  async #asked(block: HTMLElement): Promise<readonly ToldName[] | undefined> {
    const question = (this.#question += 1);
    const names = await namesOf(block);
    return question === this.#question && isAtRest(block) ? names : undefined;
  }

  #show(range: Range, { text }: ToldName): void {
    this.#stay();
    this.#tip.show(range, text);
  }

  #press(event: KeyboardEvent): void {
    const { key, code, target, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (modifiers.includes(key)) return;
    const isMod = ctrlKey || metaKey;
    const block = blockAt(target);
    // With Korean letters the key is called by what it would write.
    const isAsked = isMod && !altKey && !shiftKey && (key.toLowerCase() === 'i' || code === 'KeyI');
    const step = isAsked ? 0 : this.#tip.name && steps[key];
    if (block !== null && isFixed(block) && step !== undefined) {
      event.preventDefault();
      void this.#tellBeside(block, step);
    } else if (!isMod) this.#close();
  }

  /** Without a caret, the selected name is where the reader is, at first the first one. */
  async #tellBeside(block: HTMLElement, step: number): Promise<void> {
    const at = letterOfSelection(block) ?? 0;
    const names = (await this.#asked(block)) ?? [];
    const here = names.findIndex(({ to }) => to > at);
    const name = names[Math.min(Math.max(here + step, 0), names.length - 1)];
    if (name === undefined) return;
    const range = rangeOf(block, name);
    document
      .getSelection()
      ?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
    bringIntoView(block, range);
    this.#show(range, name);
  }
}

let pointing: Pointing | undefined;

/** The pointer may rest already when this comes. */
export function begin(event: Event): void {
  pointing ??= new Pointing();
  if (event instanceof PointerEvent) pointing.follow(event);
}
