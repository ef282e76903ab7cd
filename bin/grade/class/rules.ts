/** The tables and names that a teacher gave → what they say of this class. */
import { basename } from 'node:path';
import { say } from '../../language.ts';
import { CommandProblem } from '../../problem.ts';
import type { Collected } from '../collect.ts';
import type { Options } from '../options.ts';
import type { ClassRules } from '../results.ts';
import { latePolicyFrom } from '../tables/late.ts';
import { manualFrom, manualOfPeople } from '../tables/manual.ts';
import { rosterFrom, type Roster } from '../tables/roster.ts';
import { readTable, type Table } from '../tables/table.ts';
import { isNamed, type Person } from '../tables/whose.ts';

export function peopleIn({ handedIn }: Collected): readonly Person[] {
  const people = new Map(handedIn.map(({ learner, platformId }) => [learner, { learner, platformId }]));
  return [...people.values()];
}

/** Who handed in or is on the roster, with all that the roster calls them. */
function everybodyFrom(people: readonly Person[], roster: Roster | undefined): readonly Person[] {
  const listed = [...(roster?.rowOf ?? []), ...(roster?.missing ?? [])].map(([learner, row]): Person => {
    const platformId = people.find((person) => person.learner === learner)?.platformId;
    return { learner, platformId, also: roster?.namesIn(row) ?? [] };
  });
  return [...new Map([...people, ...listed].map((person) => [person.learner, person])).values()];
}

/** @throws CommandProblem for a table that does not fit */
export function rulesFrom(options: Options, collected: Collected, ids: ReadonlySet<string>): ClassRules {
  const people = peopleIn(collected);
  const { roster: rosterPath, rosterKey, late, manual: manualPath, attempts } = options;
  if (rosterKey !== undefined && rosterPath === undefined) throw new CommandProblem(say('grade.roster-key-alone'));
  const roster = rosterPath === undefined ? undefined : rosterFrom(readTable('roster', rosterPath), rosterKey, people);
  const manual = manualPath === undefined ? undefined : manualFrom(readTable('manual', manualPath), ids);
  const everybody = everybodyFrom(people, roster);
  return {
    attempts,
    roster,
    manual: manual && manualOfPeople(manual, everybody),
    late: late === undefined ? undefined : latePolicyFrom(readTable('late', late), ids, everybody),
  };
}

/** @throws CommandProblem for somebody who handed in nothing */
export function onlyFrom(names: readonly string[], people: readonly Person[]): ReadonlySet<string> | undefined {
  if (names.length === 0) return undefined;
  return new Set(
    names.flatMap((name) => {
      const named = people.filter((person) => isNamed(person, name)).map(({ learner }) => learner);
      if (named.length === 0) throw new CommandProblem(say('grade.only-nobody', { name }));
      return named;
    }),
  );
}

/** @throws CommandProblem where one would take the place of another */
export function exportsFrom(paths: readonly string[]): readonly Table[] {
  const names = paths.map((path) => basename(path));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new CommandProblem(say('grade.fill-twice', { name: twice }));
  return paths.map((path) => readTable('fill', path));
}
