/** One folder, archive or bundle of loose files → the programs in it, or why there is none. */
import { lstatSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { say } from '../../language.ts';
import { shownName } from '../../submission/limits.ts';
import { entriesOfFolder, isCalledArchive, problemOfNoProgram, SubmissionProblem } from '../../submission.ts';
import { archiveAt, fromAnybodysArchive, fromArchive, fromWholeClass, isArchiveAt } from './archives.ts';
import { entriesOfLoose } from './loose.ts';
import { orRefusal, refusal, unread, type FindOptions, type Found, type Place } from './outcome.ts';
import { programsIn } from './programs-in.ts';
import type { Source } from './sources.ts';
import { wholeClassIn } from './whole-class.ts';

function fromFolder(path: string, { whose }: Source, place: Place, options: FindOptions): Promise<readonly Found[]> {
  return orRefusal(place, options.assignment, async () => {
    const entries = entriesOfFolder(path);
    const whole = whose.id === undefined ? wholeClassIn(entries) : undefined;
    if (whole !== undefined) return await fromWholeClass(place, whole, options);
    const plain = entries.list.filter(({ isOdd }) => !isOdd);
    const called = plain.filter((each) => isCalledArchive(each.path));
    const found = [...(await programsIn(place, entries, options))];
    const isEmpty = found.length === 0 && called.length === 0;
    const archives = isEmpty
      ? plain.filter(({ path: name, realPath = join(path, name) }) => isArchiveAt(realPath, name))
      : called;
    for (const { path: name, writtenMs = 0, realPath = join(path, name) } of archives) {
      const there = { from: join(place.from, name), writtenMs };
      found.push(...(await fromArchive(there, archiveAt(realPath, name), options)));
    }
    if (found.length > 0) return found;
    throw new SubmissionProblem(problemOfNoProgram(plain.map((each) => each.path)));
  });
}

function fromLoose(folder: string, { names }: Source, place: Place, options: FindOptions): Promise<readonly Found[]> {
  return orRefusal(place, options.assignment, async () => {
    const entries = entriesOfLoose(folder, names);
    const found = await programsIn(place, entries, options);
    if (found.length > 0) return found;
    throw new SubmissionProblem(problemOfNoProgram(entries.list.map(({ path }) => path)));
  });
}

async function foundAt(path: string, name: string, source: Source, options: FindOptions): Promise<readonly Found[]> {
  if (source.kind === 'unnamed')
    return [unread({ from: name, writtenMs: 0 }, options.assignment, say('collect.name-not-utf-8'))];
  const place = { from: name, writtenMs: lstatSync(path).mtimeMs };
  switch (source.kind) {
    case 'folder':
      return await fromFolder(path, source, place, options);
    case 'archive':
      return await (source.whose.id === undefined ? fromAnybodysArchive : fromArchive)(
        place,
        archiveAt(path, name),
        options,
      );
    case 'loose':
      return await fromLoose(dirname(path), source, place, options);
    case 'odd': {
      const problem = say('collect.odd', { name: shownName(name) });
      return [refusal(place, options.assignment, problem)];
    }
  }
}

export function foundIn(folder: string, source: Source, options: FindOptions): Promise<readonly Found[]> {
  const [name = ''] = source.names;
  const place = { from: name, writtenMs: 0 };
  return orRefusal(place, options.assignment, () => foundAt(join(folder, name), name, source, options));
}
