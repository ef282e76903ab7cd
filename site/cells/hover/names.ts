/** The names in a block of code at rest, with what the build knows of them. */
import { toldNames, type ToldExample, type ToldName } from '../../shown/told-names.ts';

const examples = import.meta.glob<ToldExample>('/runnable-examples/*/*/main.ts', {
  query: '?told',
  import: 'default',
});

/** What is shown and cannot be edited: an excerpt, and what a run has instead of a file. */
const FIXED = '.excerpt, .variation';
/** Beside them the code cells of examples. */
const BLOCKS = `code-cell .code, :is(${FIXED}) .code`;

export function blockAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(BLOCKS) : null;
}

/** What cannot be edited has no caret. */
export function isFixed(block: HTMLElement): boolean {
  return block.closest(FIXED) !== null;
}

/** Of a program that the reader has made another, in whichever file, the build knows nothing. */
export function isAtRest(block: HTMLElement): boolean {
  if (!block.isConnected) return false;
  const reset = block.closest('code-cell')?.querySelector('[data-action="reset"]');
  if (!(reset instanceof HTMLButtonElement)) return isFixed(block);
  // With the focus in it, it is about to be the editor.
  return reset.disabled && document.activeElement !== block;
}

interface Shown {
  readonly example: string;
  readonly file: string;
  readonly run?: string | undefined;
  readonly declared?: string | undefined;
}

function shownIn(block: HTMLElement): Shown {
  const { source, declared } = block.closest<HTMLElement>('.excerpt')?.dataset ?? {};
  if (source !== undefined) {
    const [lesson = '', name = '', ...file] = source.split('/');
    return { example: `${lesson}/${name}`, file: file.join('/'), declared };
  }
  const file = block.closest<HTMLElement>('[data-file]')?.dataset['file'] ?? '';
  const { run, of = '' } = block.closest<HTMLElement>('run-cell')?.dataset ?? {};
  if (run !== undefined) return { example: of, file, run };
  return { example: block.closest<HTMLElement>('code-cell')?.dataset['example'] ?? '', file };
}

const known = new WeakMap<HTMLElement, readonly ToldName[]>();

/** None where they do not come: they are asked for again the next time. */
export async function namesOf(block: HTMLElement): Promise<readonly ToldName[]> {
  const before = known.get(block);
  if (before !== undefined) return before;
  const { example, file, run, declared } = shownIn(block);
  const whole = await examples[`/runnable-examples/${example}/main.ts`]?.().catch(() => undefined);
  const told = run === undefined ? whole : whole?.runs?.[run];
  if (told === undefined) return [];
  const names = toldNames(told, file, declared);
  known.set(block, names);
  return names;
}
