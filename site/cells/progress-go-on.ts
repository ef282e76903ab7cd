/**
 * The way back into the lessons: where the reader was in one that has open questions; else the first open question of
 * the last lesson that was begun, or the lesson behind it.
 */
import { ANSWER_PREFIX, PLACE_KEY, recall } from '../drafts.ts';
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

/** The last part of a path: the same in every language. */
const slugOf = (path: string): string => path.split('/').findLast((part) => part !== '') ?? '';

function placeIn(
  lessons: readonly ListedLesson[],
): { readonly lesson: ListedLesson; readonly hash: string } | undefined {
  const [path = '', heading] = (recall(PLACE_KEY) ?? '').split('#');
  const lesson = lessons.find(({ address }) => slugOf(address) === slugOf(path));
  if (lesson === undefined || lesson.questions.every(isAnswered)) return undefined;
  return { lesson, hash: heading === undefined ? '' : `#${heading}` };
}

export class GoOnLink extends HTMLElement {
  connectedCallback(): void {
    const lessons = [...document.querySelectorAll<HTMLElement>('.contents answers-mark')].map(lessonFromMark);
    const place = placeIn(lessons);
    if (place !== undefined) {
      this.#show(place.lesson, place.hash);
      return;
    }
    const begun = lessons.findLastIndex(({ questions }) => questions.some(isAnswered));
    if (begun === -1) return;
    const isOpen = ({ questions }: ListedLesson): boolean => !questions.every(isAnswered);
    const lesson = lessons.slice(begun).find(isOpen) ?? lessons.find(isOpen);
    if (lesson === undefined) return;
    const { questions } = lesson;
    const next = questions.some(isAnswered) ? questions.find((each) => !isAnswered(each)) : undefined;
    this.#show(lesson, next === undefined ? '' : `#${next}`);
  }

  #show({ address, title }: ListedLesson, hash: string): void {
    const link = partOf(this, 'a', HTMLAnchorElement);
    link.href = address + hash;
    link.textContent = say('progress.goOn', { title });
    this.hidden = false;
  }
}
