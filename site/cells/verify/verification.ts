/** Verifies the whole page: runs every program of the lesson as shipped, sends every request, and says what is not as in Node. */
import { proveExchanges, proveRun, type Outcome } from '#checker/prove.ts';
import type { Runtime } from '#runtime/contract.ts';
import { saidDifferences } from '../ground/checker-words.ts';
import { documentOf, shippedFiles } from '../ground/content/example-content.ts';
import { say } from '../ground/page-words.ts';
import { element, partOf, tell } from '../ground/part.ts';
import { loadedRuntime } from '../ground/runtime/page-runtime.ts';
import { stoppable, untilAborted } from '../ground/runtime/stoppable.ts';
import { sentenceFromError } from '../ground/sentences.ts';
import { showVerdict } from '../ground/verdict.ts';

interface Shown {
  /** By example: the ids of its exchanges and runs that stand on the page. */
  readonly byExample: ReadonlyMap<string, readonly string[]>;
  readonly count: number;
  /** Those that cannot run here. */
  readonly needNode: number;
}

function shownOnPage(): Shown {
  const cells = [...document.querySelectorAll<HTMLElement>('request-cell[data-exchange], run-cell[data-run]')];
  const runHere = cells.filter(
    (cell) => cell.querySelector(':is([data-action="send"], [data-action="run-here"]):disabled') === null,
  );
  const byExample = new Map<string, string[]>();
  for (const { dataset } of runHere) {
    const ids = byExample.get(dataset['of'] ?? '') ?? [];
    byExample.set(dataset['of'] ?? '', [...ids, dataset['exchange'] ?? dataset['run'] ?? '']);
  }
  return { byExample, count: runHere.length, needNode: cells.length - runHere.length };
}

type OnOutcome = (example: string, outcome: Outcome) => void;

async function verifyExample(
  runtime: Runtime,
  example: string,
  ids: readonly string[],
  onOutcome: OnOutcome,
): Promise<void> {
  const [files, document] = await Promise.all([shippedFiles(example), documentOf(example)]);
  const program = { files, document };
  const tell = (outcome: Outcome): void => onOutcome(example, outcome);
  if (ids.some((id) => id in document.exchanges)) await proveExchanges(runtime, program, { onOutcome: tell });
  for (const id of ids) if (id in (document.runs ?? {})) tell(await proveRun(runtime, program, id));
}

class Verification {
  readonly #place: HTMLElement;
  readonly #shown = shownOnPage();
  readonly #done = new Set<string>();
  #differing = 0;
  /** Their words come a moment later. */
  readonly #verdicts: Promise<void>[] = [];
  readonly #startedAt = performance.now();

  readonly #signal: AbortSignal;

  constructor(place: HTMLElement, signal: AbortSignal) {
    this.#place = place;
    this.#signal = signal;
    this.#bar.max = this.#shown.count;
    this.#bar.value = 0;
    this.#list.replaceChildren();
  }

  get #bar(): HTMLProgressElement {
    return partOf(this.#place, 'progress', HTMLProgressElement);
  }

  get #list(): HTMLElement {
    return partOf(this.#place, '[data-part="differing"]', HTMLElement);
  }

  readonly #take: OnOutcome = (example, { id, differences }) => {
    // What was under way when the reader stopped comes behind that.
    if (this.#signal.aborted) return;
    // An exchange that the page does not show is only sent for the others' sake.
    if (this.#shown.byExample.get(example)?.includes(id) !== true || this.#done.has(`${example}/${id}`)) return;
    this.#done.add(`${example}/${id}`);
    this.#bar.value = this.#done.size;
    tell(this.#place, say('verify.going', { done: this.#done.size, of: this.#shown.count, example }));
    if (differences.length === 0) return;
    this.#differing += 1;
    const item = element('li', {}, element('a', { href: `#${id}` }, id), ' ');
    this.#list.append(item);
    this.#verdicts.push(saidDifferences(differences).then((said) => item.append(...showVerdict(said))));
  };

  async run(): Promise<void> {
    const runtime = stoppable(await loadedRuntime((words) => tell(this.#place, words)), this.#signal);
    for (const [example, ids] of this.#shown.byExample) {
      this.#signal.throwIfAborted();
      await verifyExample(runtime, example, ids, this.#take);
    }
    await Promise.all(this.#verdicts);
  }

  tellStopped(): void {
    tell(this.#place, say('verify.stopped', { done: this.#done.size, of: this.#shown.count }));
  }

  tellResult(): void {
    const { count, needNode } = this.#shown;
    const seconds = ((performance.now() - this.#startedAt) / 1000).toFixed(1);
    const node = this.#place.dataset['node'] ?? '';
    const words = say('verify.done', { same: this.#done.size - this.#differing, of: count, node, seconds });
    const isWhole = this.#done.size === count && this.#differing === 0;
    tell(
      this.#place,
      element('span', { class: `verdict ${isWhole ? 'matches' : 'differs'}` }, words),
      needNode === 0 ? '' : say('verify.needNode', { n: needNode }),
      this.#differing === 0 ? '' : say('verify.differing'),
    );
  }
}

let going: AbortController | undefined;

/** A second press ends the first. @param place holds the button, the bar, the sentence and the list */
export async function verifyPage(place: HTMLElement): Promise<void> {
  if (going !== undefined) {
    going.abort();
    return;
  }
  const stop = new AbortController();
  going = stop;
  const button = partOf(place, '[data-action="verify"]', HTMLButtonElement);
  const bar = partOf(place, 'progress', HTMLProgressElement);
  const verification = new Verification(place, stop.signal);
  button.textContent = say('verify.stop');
  bar.hidden = false;
  try {
    await Promise.race([verification.run(), untilAborted(stop.signal)]);
    verification.tellResult();
  } catch (error) {
    if (stop.signal.aborted) verification.tellStopped();
    else tell(place, element('span', { class: 'trouble' }, sentenceFromError(error)));
  } finally {
    going = undefined;
    bar.hidden = true;
    button.textContent = say('verify.start');
  }
}
