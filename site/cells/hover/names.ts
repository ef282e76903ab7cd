/** The names in a block of code at rest, with what the build knows of them. */
import { toldNames, type ToldExample, type ToldName } from '../../shown/told-names.ts';

const examples = import.meta.glob<ToldExample>('/runnable-examples/*/*/main.ts', {
  query: '?told',
  import: 'default',
});

/** Of the code cells of examples, and of excerpts. */
const BLOCKS = 'code-cell .code, .excerpt .code';

export function blockAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(BLOCKS) : null;
}

/** An excerpt cannot be edited: it has no caret. */
export function isExcerpt(block: HTMLElement): boolean {
  return block.closest('.excerpt') !== null;
}

/** Of a program that the reader has made another, in whichever file, the build knows nothing. */
export function isAtRest(block: HTMLElement): boolean {
  if (!block.isConnected) return false;
  const reset = block.closest('code-cell')?.querySelector('[data-action="reset"]');
  if (!(reset instanceof HTMLButtonElement)) return isExcerpt(block);
  // With the focus in it, it is about to be the editor.
  return reset.disabled && document.activeElement !== block;
}

interface Shown {
  readonly example: string;
  readonly file: string;
  readonly declared?: string | undefined;
}

function shownIn(block: HTMLElement): Shown {
  const { source, declared } = block.closest<HTMLElement>('.excerpt')?.dataset ?? {};
  if (source !== undefined) {
    const [lesson = '', name = '', ...file] = source.split('/');
    return { example: `${lesson}/${name}`, file: file.join('/'), declared };
  }
  const example = block.closest<HTMLElement>('code-cell')?.dataset['example'] ?? '';
  return { example, file: block.closest<HTMLElement>('[data-file]')?.dataset['file'] ?? '' };
}

const known = new WeakMap<HTMLElement, readonly ToldName[]>();

/** None where they do not come: they are asked for again the next time. */
export async function namesOf(block: HTMLElement): Promise<readonly ToldName[]> {
  const before = known.get(block);
  if (before !== undefined) return before;
  const { example, file, declared } = shownIn(block);
  const told = await examples[`/runnable-examples/${example}/main.ts`]?.().catch(() => undefined);
  if (told === undefined) return [];
  const names = toldNames(told, file, declared);
  known.set(block, names);
  return names;
}
