/** How far the learner is, in one line: with an assignment, or with the questions of a lesson. */
import { ANSWER_PREFIX, recall } from '../drafts.ts';
import { say } from './ground/page-words.ts';

export class ProgressMark extends HTMLElement {
  connectedCallback(): void {
    void this.#follow();
  }

  async #follow(): Promise<void> {
    const { RECORD_CHANGED } = await import('./ground/assignment-record.ts');
    document.addEventListener(RECORD_CHANGED, () => void this.#show());
    await this.#show();
  }

  async #show(): Promise<void> {
    const { readRecord } = await import('./ground/assignment-record.ts');
    const { best, count, solutionOpened } = readRecord(this.dataset['assignment'] ?? '');
    this.dataset['progress'] = best === undefined ? 'none' : best.verdict;
    const facts = { points: best?.points ?? 0, outOf: best?.outOf ?? 0, count };
    const key = best === undefined ? 'progress.none' : (`progress.${best.verdict}` as const);
    this.textContent = say(key, facts) + (solutionOpened ? ` · ${say('progress.solutionOpened')}` : '');
  }
}

/** `data-questions="q-1f2e:0 q-77ab:2"`: each question with its right answer, which is empty where no run told it. */
export class AnswersMark extends HTMLElement {
  connectedCallback(): void {
    void this.#follow();
  }

  async #follow(): Promise<void> {
    const { RECORD_CHANGED } = await import('./ground/assignment-record.ts');
    document.addEventListener(RECORD_CHANGED, () => {
      this.#show();
    });
    this.#show();
  }

  #show(): void {
    const questions = (this.dataset['questions'] ?? '').split(' ').filter((each) => each !== '');
    const given = questions.map((each) => {
      const [id = '', key = ''] = each.split(':');
      return { answer: recall(ANSWER_PREFIX + id), key };
    });
    const answered = given.filter(({ answer }) => answer !== null);
    const right = answered.filter(({ answer, key }) => answer === key).length;
    const isDone = answered.length === questions.length && questions.length > 0;
    this.dataset['progress'] = isDone ? 'passed' : answered.length > 0 ? 'failed' : 'none';
    this.textContent = say('progress.answered', { answered: answered.length, count: questions.length, right });
  }
}
