/** What lies in one folder or archive → the programs among it, and what is said of each. */
import { join } from 'node:path';
import { say } from '../../language.ts';
import { hashFromText, programsAmong, submissionFromEntries, type Entries, type Submission } from '../../submission.ts';
import { withMissingMain } from './loose.ts';
import { orRefusal, refusal, type FindOptions, type Found, type Place } from './outcome.ts';

function notesOf({ files, manifest, leftOut }: Submission): readonly string[] {
  if (manifest === undefined) return [say('note.no-manifest'), ...leftOut];
  const paths = new Set([...Object.keys(files), ...Object.keys(manifest.files)]);
  const changed = [...paths].filter((path) => hashFromText(files[path] ?? '') !== manifest.files[path]);
  return [
    ...(changed.length === 0 ? [] : [say('note.not-as-manifest', { files: changed.sort().join(', ') })]),
    ...leftOut,
  ];
}

function lastWritten(place: Place, { list }: Entries, below: string): number {
  return list.reduce(
    (last, { path, writtenMs = 0 }) => (path.startsWith(below) ? Math.max(last, writtenMs) : last),
    list.some(({ writtenMs }) => writtenMs !== undefined) ? 0 : place.writtenMs,
  );
}

async function programsCalledMain(place: Place, entries: Entries, options: FindOptions): Promise<readonly Found[]> {
  const { assignment, ids } = options;
  const programs = programsAmong(
    entries.list.map(({ path }) => path),
    ids,
  );
  const wanted = programs.filter((each) => each.assignment === assignment);
  const found: Found[] = [];
  for (const { below, assignment: byFolder } of wanted.length > 0 ? wanted : programs) {
    const here = { from: join(place.from, below), writtenMs: lastWritten(place, entries, below) };
    const read = (): readonly Found[] => {
      const givenOf = (says = byFolder ?? assignment): readonly string[] =>
        (says === assignment ? options.asked : says === undefined ? undefined : options.askedOf?.(says))?.given ?? [];
      const submission = submissionFromEntries(entries, below, givenOf);
      const says = submission.manifest?.assignment ?? byFolder;
      if (assignment !== undefined && says !== undefined && says !== assignment) {
        const problem = say('collect.other-assignment', { says, assignment });
        return [refusal(here, assignment, problem)];
      }
      return [{ ...here, assignment: says ?? assignment, submission, notes: notesOf(submission) }];
    };
    found.push(...(await orRefusal(here, byFolder ?? assignment, read)));
  }
  return found;
}

/** All programs among the entries; none where there is no `main.ts`, and not one program alone. */
export async function programsIn(place: Place, entries: Entries, options: FindOptions): Promise<readonly Found[]> {
  const found = await programsCalledMain(place, entries, options);
  const mended = found.length > 0 ? undefined : withMissingMain(entries, { ...options, asked: options.asked });
  if (mended === undefined) return found;
  const only = await programsCalledMain(place, mended.entries, options);
  return only.map((each) => ({ ...each, notes: [...each.notes, mended.note] }));
}
