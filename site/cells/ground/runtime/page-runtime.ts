/** The one runtime of the page, fetched when the reader shows intent. */
import type { BrowserRuntime } from '#runtime/browser.ts';

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
