/** The one runtime of the page, fetched when the reader shows intent. */
import type { BrowserRuntime } from '#runtime/browser.ts';
import { say } from '../page-words.ts';

let loading: Promise<BrowserRuntime> | undefined;

export function pageRuntime(): Promise<BrowserRuntime> {
  loading ??= import('./own-runtime.ts')
    .then(({ createRuntime }) => createRuntime())
    .catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
  return loading;
}

/** With all that every program needs; says how much of that has come where the reader waits. Rejects with an ExampleProblem. */
export async function loadedRuntime(onWords: (words: string) => void): Promise<BrowserRuntime> {
  const runtime = await pageRuntime();
  const kB = (bytes: number): string => Math.round(bytes / 1000).toLocaleString(document.documentElement.lang);
  await runtime.load(({ fetched, of }) => onWords(say('live.loading', { fetched: kB(fetched), of: kB(of) })));
  return runtime;
}

/** Has it ready for the next Run. What goes wrong here is said when the reader runs something. */
export function prepareRuntime(): void {
  pageRuntime()
    .then((runtime) => runtime.prepare())
    .catch(() => undefined);
}

/** Calls back once, when the reader comes near with the pointer or the keyboard. */
export function onIntent(cell: HTMLElement, act: () => void): void {
  const once = (): void => {
    cell.removeEventListener('pointerenter', once);
    cell.removeEventListener('pointerdown', once);
    cell.removeEventListener('focusin', once);
    act();
  };
  cell.addEventListener('pointerenter', once);
  cell.addEventListener('pointerdown', once);
  cell.addEventListener('focusin', once);
}
