/** The way back into the lessons: the first open question of the last lesson that was begun, or the lesson behind it. */
import { ANSWER_PREFIX, recall } from '../drafts.ts';
import { say } from './ground/page-words.ts';
import { partOf } from './ground/part.ts';

interface ListedLesson {
  readonly address: string;
  readonly title: string;
  /** All its questions, in the order of its text. */
  readonly questions: readonly string[];
}

const isAnswered = (question: string): boolean => recall(ANSWER_PREFIX + question) !== null;

function lessonFromMark(mark: HTMLElement): ListedLesson {
  const link = mark.closest('a');
  const questions = (mark.dataset['questions'] ?? '').split(' ').map((each) => each.replace(/:.*/, ''));
  const title = link?.querySelector('.contents-title')?.textContent ?? '';
  return { address: link?.href ?? '', title: title.trim(), questions };
}

export class GoOnLink extends HTMLElement {
  connectedCallback(): void {
    const lessons = [...document.querySelectorAll<HTMLElement>('.contents answers-mark')].map(lessonFromMark);
    const begun = lessons.findLastIndex(({ questions }) => questions.some(isAnswered));
    if (begun === -1) return;
    const isOpen = ({ questions }: ListedLesson): boolean => !questions.every(isAnswered);
    const lesson = lessons.slice(begun).find(isOpen) ?? lessons.find(isOpen);
    if (lesson === undefined) return;
    const { address, title, questions } = lesson;
    const next = questions.some(isAnswered) ? questions.find((each) => !isAnswered(each)) : undefined;
    const link = partOf(this, 'a', HTMLAnchorElement);
    link.href = next === undefined ? address : `${address}#${next}`;
    link.textContent = say('progress.goOn', { title });
    this.hidden = false;
  }
}
