/** A row of a teacher's table → the one person whom it means. */
import { say } from '../../language.ts';
import { CommandProblem } from '../../problem.ts';
import { shownName } from '../../submission/limits.ts';
import { peopleNamed, type Person } from './whose.ts';

/**
 * @returns undefined where it is nobody
 * @throws CommandProblem where the name fits several
 */
export function onePersonNamed(
  { where, learner: name }: { readonly where: string; readonly learner: string },
  people: readonly Person[],
): Person | undefined {
  const [person, ...others] = peopleNamed(name, people);
  if (person === undefined || others.length === 0) return person;
  const shown = [person, ...others].map(({ learner, platformId, also = [] }) => {
    const more = [platformId, ...also].filter((each) => each !== undefined && each !== learner && each !== name);
    return more.length === 0 ? shownName(learner) : `${shownName(learner)} (${[...new Set(more)].join(', ')})`;
  });
  throw new CommandProblem(say('table.several-people', { where, name, people: shown.join('; ') }));
}
