/** A documented run of a program: what it prints and how it ends. The reader can run it here as well. */
import { addLogLine, clearLog } from './ground/log-pane.ts';
import { offerToShow, tellOutcome } from './ground/kept-back.ts';
import { loadedRuntime, onIntent, prepareRuntime } from './ground/runtime/page-runtime.ts';
import { say } from './ground/page-words.ts';
import { element, partOf, tell } from './ground/part.ts';
import { sentenceFromError } from './ground/sentences.ts';
import { classOfStepEnd, wordsFromStepEnd } from '../shown/step-end.ts';
import { showVerdict } from './ground/verdict.ts';

export class RunCell extends HTMLElement {
  #isRunning = false;

  connectedCallback(): void {
    partOf(this, '[data-action="run-here"]', HTMLButtonElement).addEventListener('click', () => void this.#run());
    onIntent(this, prepareRuntime);
    offerToShow(this);
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    delete this.dataset['verdict'];
    tell(this, say('live.running'));
    try {
      const [content, { proveRun }, runtime] = await Promise.all([
        import('./ground/content/example-content.ts'),
        import('#checker/prove.ts'),
        loadedRuntime((words) => tell(this, words)),
      ]);
      const example = this.dataset['of'] ?? '';
      const [files, document] = await Promise.all([content.shippedFiles(example), content.documentOf(example)]);
      await runtime.prepare();
      const startedAt = performance.now();
      const {
        logs,
        exit,
        steps = [],
        differences,
      } = await proveRun(runtime, { files, document }, this.dataset['run'] ?? '');
      const ms = (performance.now() - startedAt).toFixed(0);
      const pane = partOf(this, '[data-part="log"]', HTMLElement);
      clearLog(pane);
      for (const line of logs) addLogLine(pane, line);
      partOf(this, '[data-part="exit"]', HTMLElement).textContent = wordsFromEnd(exit);
      partOf(this, '[data-part="source"]', HTMLElement).textContent = say('live.yours', { ms });
      showSteps(this, steps);
      tellOutcome(this);
      const { saidDifferences } = await import('./ground/checker-words.ts');
      const verdict = showVerdict(await saidDifferences(differences));
      this.dataset['verdict'] = differences.length === 0 ? 'matches' : 'differs';
      tell(this, ...verdict);
    } catch (error) {
      tell(this, element('span', { class: 'trouble' }, sentenceFromError(error)));
    } finally {
      this.#isRunning = false;
    }
  }
}

/** `slow-answer: 200`; a signal has no end to show. */
function showSteps(cell: Element, steps: readonly string[]): void {
  for (const [index, words] of steps.entries()) {
    const end = /: (.+)$/.exec(words)?.[1];
    const place = cell.querySelector(`[data-step="${String(index)}"] [data-part="end"]`);
    if (end === undefined || place === null) continue;
    place.textContent = wordsFromStepEnd(end, say);
    place.className = classOfStepEnd(end);
  }
}

function wordsFromEnd(
  exit: { readonly code: number | null; readonly signal: string | null } | null | undefined,
): string {
  if (exit === null || exit === undefined) return say('run.goesOn');
  return exit.signal === null
    ? say('run.exit', { code: String(exit.code) })
    : say('run.signal', { signal: exit.signal });
}
