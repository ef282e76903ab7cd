/** What a reader can do with a request is fetched when they do it. What does not come is said, and asked for again at the next press. */
import { onIntent, prepareRuntime } from '../ground/runtime/page-runtime.ts';
import { element, partOf, tell } from '../ground/part.ts';
import { sentenceFromError } from '../ground/sentences.ts';
import type { RequestActs } from './request-acts.ts';
import type { RequestForm } from './request-form.ts';

export function offerActs(cell: HTMLElement, form: RequestForm, load: () => Promise<RequestActs>): void {
  let loading: Promise<RequestActs> | undefined;
  function acts(): Promise<RequestActs> {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  }

  function on(selector: string, act: (acts: RequestActs) => void): void {
    partOf(cell, selector, HTMLElement).addEventListener('click', () => void done(act));
  }
  async function done(act: (acts: RequestActs) => void): Promise<void> {
    try {
      act(await acts());
    } catch (error) {
      tell(cell, element('span', { class: 'trouble' }, sentenceFromError(error)));
    }
  }

  form.onSend(() => void done((each) => void each.send()));
  on('[data-action="curl"]', (each) => each.copy('curl'));
  on('[data-action="fetch"]', (each) => each.copy('fetch'));
  for (const view of ['source', 'rendered'] as const) on(`button[data-view="${view}"]`, (each) => each.view(view));
  onIntent(cell, () => {
    prepareRuntime();
    // What goes wrong here is said when the reader does something.
    acts().catch(() => undefined);
  });
}
