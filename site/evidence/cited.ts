/** Which exchanges and runs the text of a lesson shows as cells; the page ends with the others. */
import { parseLesson } from '#checker/content.ts';
import { evidenceIds } from './examples.ts';
import { AuthorMistake } from './mistake.ts';

/** In the order of the text. */
export function idsShownIn(body: string): readonly string[] {
  return [...body.matchAll(/<(?:Exchange|Run)\s[^>]*?\bid="([^"]+)"/g)].flatMap(([, id]) =>
    id === undefined ? [] : [id],
  );
}

/** What its questions ask about. */
export function idsAskedIn(body: string): ReadonlySet<string> {
  const questions = parseLesson(body).citations.filter(({ component }) => component === 'Question');
  return new Set(questions.map(({ attributes }) => attributes['by'] ?? ''));
}

export function idsNotShown(lesson: string, body: string): readonly string[] {
  const shown = idsShownIn(body);
  const twice = shown.find((id, index) => shown.indexOf(id) !== index);
  if (twice !== undefined) {
    throw new AuthorMistake(
      `The lesson "${lesson}" shows "${twice}" twice. Show it once, and cite it with <Claim by>.`,
    );
  }
  return evidenceIds(lesson).filter((id) => !shown.includes(id));
}
