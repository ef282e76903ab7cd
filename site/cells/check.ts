/** The checks of an assignment: tried when the learner asks, each shown as soon as it is decided. */
import type { CheckOutcome, Report } from '#checker/assignment.ts';
import type { Language, OwnWords } from '#checker/language.ts';
import type { ExampleFiles } from '#runtime/contract.ts';
import { FreeRequestCell } from './request-by-hand.ts';
import { onIntent, prepareRuntime } from './ground/runtime/page-runtime.ts';
import { say } from './ground/page-words.ts';
import { actionButton, element, partOf, tell } from './ground/part.ts';
import { sentenceFromError } from './ground/sentences.ts';
import { assignmentSession } from './session.ts';

/** Each request has a deadline of its own; this one is for all of them together. */
const DEADLINE_MS = 3 * 60_000;

function newSeed(): string {
  return [...crypto.getRandomValues(new Uint32Array(2))].map((each) => each.toString(36)).join('');
}

export class CheckCell extends HTMLElement {
  #checking: AbortController | undefined;

  connectedCallback(): void {
    this.#button.addEventListener('click', () => void this.#check());
    onIntent(this, prepareRuntime);
  }

  get #assignment(): string {
    return this.dataset['assignment'] ?? '';
  }

  get #button(): HTMLButtonElement {
    return partOf(this, '[data-action="check"]', HTMLButtonElement);
  }

  get #items(): readonly HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('[data-check]')];
  }

  async #check(): Promise<void> {
    if (this.#checking !== undefined) return;
    const checking = new AbortController();
    this.#checking = checking;
    this.#button.disabled = true;
    this.setAttribute('aria-busy', 'true');
    delete this.dataset['verdict'];
    const cancel = actionButton(say('live.cancel'), () => {
      checking.abort();
    });
    tell(this, say('check.checking'), cancel);
    try {
      await this.#prove(AbortSignal.any([checking.signal, AbortSignal.timeout(DEADLINE_MS)]));
    } catch (error) {
      await this.#clear(undefined).catch(() => undefined);
      tell(this, element('span', { class: 'trouble' }, reasonFrom(error)));
    } finally {
      this.#checking = undefined;
      this.#button.disabled = false;
      this.removeAttribute('aria-busy');
    }
  }

  async #clear(status: 'waiting' | undefined): Promise<void> {
    const { clearOutcome } = await import('./check/check-outcome.ts');
    for (const item of this.#items) clearOutcome(item, status);
  }

  async #words(): Promise<{ readonly language: Language; readonly values: OwnWords }> {
    const { pageLanguage, ownWordsOf } = await import('./ground/checker-words.ts');
    const language = await pageLanguage();
    return { language, values: await ownWordsOf(this.#assignment, language) };
  }

  async #prove(signal: AbortSignal): Promise<void> {
    await this.#clear('waiting');
    const [{ checkInPage }, { showOutcome }, { language, values }, files] = await Promise.all([
      import('./check/check-in-page.ts'),
      import('./check/check-outcome.ts'),
      this.#words(),
      assignmentSession(this.#assignment).source.files(),
    ]);
    const titles = Object.fromEntries(
      this.#items.map((item) => [
        item.dataset['check'] ?? '',
        partOf(item, '[data-part="title"]', HTMLElement).textContent.trim(),
      ]),
    );
    const onTry = (fields: Parameters<FreeRequestCell['offer']>[0]): void => {
      partOf(document.body, 'free-request-cell', FreeRequestCell).offer(fields);
    };
    const onOutcome = (outcome: CheckOutcome): void => {
      const item = this.#items.find((each) => each.dataset['check'] === outcome.id);
      if (item !== undefined) showOutcome({ item, language, titles, values, onTry }, outcome);
    };
    const seed = newSeed();
    const onWords = (words: string): void => tell(this, words);
    const report = await checkInPage({ assignment: this.#assignment, files, seed, signal, onOutcome, onWords });
    await this.#tellVerdict(report, files, language);
  }

  async #tellVerdict(report: Report, files: ExampleFiles, language: Language): Promise<void> {
    const [{ sentenceFromReport, pointsFromReport }, records] = await Promise.all([
      import('./check/check-outcome.ts'),
      import('./ground/assignment-record.ts'),
    ]);
    this.dataset['verdict'] = report.verdict;
    const { verdict, points, outOf, seed, checks } = report;
    let isKept = true;
    const record = records.readRecord(this.#assignment);
    if (verdict !== 'fault') {
      const passed = checks.filter(({ status }) => status === 'passed').map(({ id }) => id);
      const { solutionOpened } = record;
      const attempt = { at: new Date().toISOString(), seed, verdict, points, outOf, passed, solutionOpened, files };
      isKept = records.changeRecord(this.#assignment, records.withAttempt(record, attempt));
    }
    tell(
      this,
      element('strong', {}, sentenceFromReport(report, language)),
      `${pointsFromReport(points, outOf, language)}.`,
      record.solutionOpened ? say('check.solutionOpened') : '',
      isKept ? '' : say('live.notKept'),
      element('span', { class: 'check-seed' }, say('check.seed', { seed })),
    );
  }
}

function reasonFrom(error: unknown): string {
  if (error instanceof DOMException && error.name === 'AbortError') return say('check.cancelled');
  if (error instanceof DOMException && error.name === 'TimeoutError') return say('check.tooLong');
  return sentenceFromError(error);
}
