/** One run over a class: who handed in what, what is to be graded, who has what, and the files that tell it. */
import { join } from 'node:path';
import type { CatalogueAssignment } from '#checker/catalogue.ts';
import { filesToWrite, givenFiles } from '#checker/given-files.ts';
import { say } from '../language.ts';
import { CommandProblem } from '../problem.ts';
import { hashFromFiles } from '../submission.ts';
import { gradeMistakes } from './class/mistakes.ts';
import { exportsFrom, onlyFrom, peopleIn, rulesFrom } from './class/rules.ts';
import { gradeAll, type Run } from './class/run.ts';
import { tell, tellOfClass, tellOfFaults, tellOfFilled } from './class/tell.ts';
import { classViewOf, type ClassView, type MistakeOf } from './class/view.ts';
import { collect, type Collected, type CollectOptions } from './collect.ts';
import type { Asked } from './collect/loose.ts';
import { readCourse } from './course.ts';
import { journalName, readJournals, type Graded } from './journal.ts';
import { lockJournal } from './machine/lock.ts';
import { showReading } from './machine/pace.ts';
import { agreedShield } from './machine/shield.ts';
import type { Options } from './options.ts';
import { demandBeside, makeOut } from './out.ts';
import { resultsOf, type ClassRules, type IsFault, type RecordOf } from './results.ts';
import { changesFrom } from './results/regrade.ts';
import type { GradedCourse, LearnerResults } from './results/result.ts';
import type { Waiting } from './verdict/run.ts';
import { readSecret } from './verdict/seed.ts';
import { isInShard, waitingFrom, type Keyed } from './waiting.ts';
import { writeResults } from './write.ts';

function askedBy(assignment: CatalogueAssignment): Asked {
  const written = filesToWrite(assignment);
  const given = givenFiles(assignment);
  return { written, given, givenMain: written.includes('main.ts') ? undefined : assignment.solution['main.ts'] };
}

async function collectIn(folder: string, options: CollectOptions): Promise<Collected> {
  using reading = showReading();
  return await collect(folder, { ...options, onRead: reading.read });
}

/** Which records count, and which would have counted by what was graded before. */
function recordsOf(graded: Graded, { keyFor }: Keyed, keepsOlder: (submission: string) => boolean) {
  const now: RecordOf = (assignment, submission) => {
    const key = keyFor(assignment, submission);
    const older = keepsOlder(submission) ? graded.before(assignment, submission, key) : undefined;
    return graded.byKey.get(key) ?? older;
  };
  const before: RecordOf = (assignment, submission) =>
    graded.before(assignment, submission, keyFor(assignment, submission)) ?? now(assignment, submission);
  return { now, before };
}

function viewFrom(
  course: GradedCourse,
  learners: readonly LearnerResults[],
  mistakeOf: MistakeOf,
  { roster }: ClassRules,
): ClassView {
  const hashes = new Map(
    [...course.assignments].map(([id, { starter, solution }]) => [
      id,
      { starter: hashFromFiles(starter), solution: hashFromFiles(solution) },
    ]),
  );
  return classViewOf(course, learners, {
    mistakeOf,
    hashOf: (assignment) => hashes.get(assignment) ?? { starter: '', solution: '' },
    missing: [...(roster?.missing.keys() ?? [])],
    unknown: roster?.unknown ?? [],
  });
}

/** @returns whether all that this run was to grade is graded */
export async function gradeClass(root: string, options: Options, ending: AbortSignal): Promise<boolean> {
  const { folder, out, shard } = options;
  demandBeside(folder, out);
  const course = await readCourse(root, options.checks);
  const ids = new Set(course.assignments.keys());
  if (options.assignment !== undefined && !ids.has(options.assignment))
    throw new CommandProblem(say('grade.no-assignment', { id: options.assignment }));
  const askedOf = (each: string): Asked | undefined => {
    const assignment = course.assignments.get(each);
    return assignment && askedBy(assignment);
  };
  const { assignment: id } = options;
  const collected = await collectIn(folder, { assignment: id, asked: askedOf(id ?? ''), askedOf, ids });
  const { handedIn } = collected;
  // Nothing graded must never look like everything passed.
  if (handedIn.length === 0) throw new CommandProblem(say('grade.no-submission', { folder }));
  const rules = rulesFrom(options, collected, ids);
  const only = onlyFrom(options.only, peopleIn(collected));
  const tables = exportsFrom(options.fill);
  // Before anything is written.
  if (options.queue === undefined) agreedShield(options.isTrusted);

  makeOut(out);
  const journalPath = join(out, journalName(shard));
  using lock = lockJournal(journalPath);
  const run: Run = { root, options, course, lock, ending };
  const secret = readSecret(out, options.secret);
  const keyed = waitingFrom(root, course, handedIn, secret);
  const isAsked = ({ key }: Waiting): boolean => isInShard(key, shard);
  const wanted = new Set(
    handedIn.flatMap(({ learner, submission }) =>
      only?.has(learner) === true && 'hash' in submission ? [submission.hash] : [],
    ),
  );
  const { byKey } = readJournals(out);
  const waiting = keyed.waiting.filter((each) =>
    only === undefined ? !byKey.has(each.key) && isAsked(each) : wanted.has(each.submission),
  );
  const faults = await gradeAll(run, waiting, journalPath);

  const graded = readJournals(out);
  const records = recordsOf(graded, keyed, (submission) => only !== undefined && !wanted.has(submission));
  const faulty = new Set(faults.map((each) => each.waiting.key));
  const isFault: IsFault = (assignment, submission) => faulty.has(keyed.keyFor(assignment, submission));
  const learners = resultsOf(course, handedIn, records.now, rules, isFault);
  const left = keyed.waiting.filter(({ key, assignment, submission }) =>
    only === undefined ? !graded.byKey.has(key) : records.now(assignment.id, submission) === undefined,
  );
  const isWhole = left.length === 0 && !ending.aborted;
  const mistakeOf: MistakeOf = isWhole ? await gradeMistakes(run, learners, keyed, secret) : () => undefined;
  const changes = options.isRegrade
    ? changesFrom(course, resultsOf(course, handedIn, records.before, rules), learners)
    : undefined;
  const view = viewFrom(course, learners, mistakeOf, rules);
  const [assignment, another] = new Set(handedIn.map((each) => each.assignment));
  const filled = writeResults(out, course, {
    learners,
    collected,
    view,
    roster: rules.roster,
    only,
    changes,
    fill: { tables, assignment: another === undefined ? assignment : undefined, column: options.fillColumn },
    classroom50: options.classroom50 === undefined ? undefined : { classroom: options.classroom50, env: process.env },
    isSimilarity: options.isSimilarity,
    anonymousBy: options.isAnonymous ? secret : undefined,
  });
  const now = waiting.filter(({ key }) => !faulty.has(key) && graded.byKey.has(key)).length;
  tell(collected, learners, { now, left: left.length });
  tellOfClass(view, rules, changes, learners);
  filled.forEach(tellOfFilled);
  tellOfFaults(collected, faults);
  const isAllRead = handedIn.every(({ submission: each }) => !('problem' in each) || each.fault === undefined);
  return isAllRead && !left.some(isAsked);
}
