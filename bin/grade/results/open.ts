/** What is not graded has no points, in no file: it is told in words. */
import { say } from '../../language.ts';
import type { Result } from './result.ts';

export function standingOfOpen({ isFault }: Pick<Result, 'isFault'>): string {
  return say(isFault === true ? 'grade.not-graded-by-fault' : 'grade.not-graded-yet');
}
