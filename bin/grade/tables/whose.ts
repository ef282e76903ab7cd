/** Whether two texts name the same person: a platform writes `garciaana`, a list says `García, Ana`. */

/** Letters and digits only, without accents and capitals; a syllable of Hangul stays one. */
export function folded(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Moodle's `Participant 12345` is its folder's `12345`. */
const PARTICIPANT = /^participant(?=\d+$)/;

/** `Ana García` and `García, Ana` alike. */
function inAnyOrder(name: string): string {
  return name
    .split(/[\s,]+/)
    .map(folded)
    .sort()
    .join(' ');
}

export interface Person {
  readonly learner: string;
  readonly platformId: string | undefined;
  /** What the roster calls them beside that, such as a number. */
  readonly also?: readonly string[];
}

/** `Lee (777)` is a namesake as we tell them apart: `Lee`. */
export function bareName({ learner, platformId }: Person): string {
  const behind = ` (${platformId ?? ''})`;
  return platformId !== undefined && learner.endsWith(behind) ? learner.slice(0, -behind.length) : learner;
}

/** Two names are one person's where they share a key. */
export function keysOfName(name: string): readonly string[] {
  const whole = folded(name).replace(PARTICIPANT, '');
  return whole === '' ? [] : [whole, inAnyOrder(name)];
}

export function keysOfPerson(person: Person): readonly string[] {
  const { learner, platformId, also = [] } = person;
  return [
    ...[learner, bareName(person), ...also].flatMap(keysOfName),
    ...(platformId === undefined ? [] : [platformId]),
  ];
}

export function isNamed(person: Person, name: string): boolean {
  const keys = keysOfName(name);
  return keysOfPerson(person).some((key) => keys.includes(key));
}

/** Whom a table of the teacher's means: more than one where it does not say which. Somebody's name as we write it is theirs. */
export function peopleNamed(name: string, people: readonly Person[]): readonly Person[] {
  const isExact = people.some(({ learner }) => learner === name);
  return people.filter((person) =>
    isExact ? [person.learner, bareName(person), ...(person.also ?? [])].includes(name) : isNamed(person, name),
  );
}

/** By name, what stands beside it: the first one of each key. */
export function byName<T>(all: readonly (readonly [name: string, value: T])[]): (person: Person) => T | undefined {
  const values = new Map<string, T>();
  for (const [name, value] of all) for (const key of keysOfName(name)) if (!values.has(key)) values.set(key, value);
  return (person) => {
    const key = keysOfPerson(person).find((each) => values.has(each));
    return key === undefined ? undefined : values.get(key);
  };
}
