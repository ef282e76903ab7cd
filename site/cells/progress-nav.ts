/** Beside each lesson of the list, how many of its questions are answered in this browser. */
import { ANSWER_PREFIX, recall } from '../drafts.ts';
import { say } from './ground/page-words.ts';
import { element } from './ground/part.ts';

export function markLessons(): void {
  for (const link of document.querySelectorAll<HTMLElement>('.lesson-nav [data-questions]')) {
    const questions = (link.dataset['questions'] ?? '').split(' ').filter((each) => each !== '');
    const answered = questions.filter((each) => recall(ANSWER_PREFIX + each.replace(/:.*/, '')) !== null).length;
    if (answered > 0) link.append(element('small', {}, say('live.answered', { answered, count: questions.length })));
  }
}
