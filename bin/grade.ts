/**
 * `npm run grade -- <folder of submissions> --out <folder>`: grades programs of people whom nobody knows. Killed at any
 * moment, the same command goes on. Exit code 0: it ran, whatever the marks. 1: it was called wrongly. 2: something is
 * left ungraded, by no fault of a learner.
 */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ContentProblem } from '#checker/catalogue.ts';
import { withGivenFiles } from '#checker/given-files.ts';
import { createGuardedRuntime, findShield, prepareEngine, type Shield } from '#runtime/guarded.ts';
import { collect, type HandedIn } from './grade/collect.ts';
import { graderVersion, keyOf, readCourse } from './grade/course.ts';
import { demandLinux, gradingNode } from './grade/engine.ts';
import { journalName, openJournal, readJournals, type Shard } from './grade/journal.ts';
import { lockJournal } from './grade/lock.ts';
import { showPace } from './grade/pace.ts';
import { takePlace } from './grade/place.ts';
import { resultsOf, type GradedCourse } from './grade/results.ts';
import { gradeAll, type Waiting } from './grade/run.ts';
import { readSecret, seedOf } from './grade/seed.ts';
import { writeResults } from './grade/write.ts';
import { CommandProblem, endWithProblem, parsedOr } from './problem.ts';
import { shownName } from './submission/limits.ts';

const usage = `npm run grade -- <folder of submissions> --out <folder>
  --assignment <id>   of what does not say it itself
  --checks <folder>   your own assignments/, whose checks are not published
  --jobs <n>          programs at once; as many as there are processors unless told
  --shard <i>/<n>     only this part; the journals of all parts in one --out make the whole
  --secret <file>     what the seeds follow from; the same for all parts
  --trusted           also where nothing but Node stands between a program and you`;

const root = resolve(import.meta.dirname, '..');

function countFrom(name: string, text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new CommandProblem(`--${name} ${text}: a whole number from 1 on.`);
  return count;
}

function shardFrom(text: string): Shard {
  const [, index = '', count = ''] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  if (index === '' || shard.index < 1 || shard.index > shard.count)
    throw new CommandProblem(`--shard ${text}: say 1/4, 2/4, 3/4 or 4/4.`);
  return shard;
}

function isInShard(key: string, { index, count }: Shard): boolean {
  return Number.parseInt(key.slice(0, 8), 16) % count === index - 1;
}

/** @throws CommandProblem where nothing stands between a program and whoever grades */
function agreedShield(isTrusted: boolean): Shield {
  const shield = findShield();
  if (shield !== 'none') return shield;
  if (process.getuid?.() === 0) {
    throw new CommandProblem('You are root, and this machine lets nobody drop to another user. Grade as another user.');
  }
  const warning =
    'UNSANDBOXED: this machine gives no namespaces, so only Node stands between a submission and your files and processes.';
  if (!isTrusted)
    throw new CommandProblem(`${warning}\nFor programs that you trust, add --trusted. Otherwise use a container.`);
  console.error(warning);
  return shield;
}

function waitingOf(course: GradedCourse, handedIn: readonly HandedIn[], secret: string): readonly Waiting[] {
  const grader = graderVersion(root);
  const waiting = handedIn.flatMap(({ assignment: id = '', submission }) => {
    const assignment = course.assignments.get(id);
    if (assignment === undefined || 'problem' in submission) return [];
    const key = keyOf(grader, assignment.fingerprint, submission.hash);
    const seed = seedOf(secret, id, submission.hash);
    const { files } = withGivenFiles(assignment, submission.files);
    return [{ key, assignment, files, submission: submission.hash, seed }];
  });
  return [...new Map(waiting.map((each) => [each.key, each])).values()];
}

async function main(): Promise<void> {
  const { values, positionals } = parsedOr(usage, () =>
    parseArgs({
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        assignment: { type: 'string' },
        checks: { type: 'string' },
        jobs: { type: 'string', default: String(availableParallelism()) },
        shard: { type: 'string', default: '1/1' },
        secret: { type: 'string' },
        trusted: { type: 'boolean', default: false },
      },
    }),
  );
  demandLinux();
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1 || values.out === undefined) throw new CommandProblem(usage);
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new CommandProblem(`${folder}: there is no such folder.`);
  const jobs = countFrom('jobs', values.jobs);
  const shard = shardFrom(values.shard);
  const out = resolve(values.out);
  const course = await readCourse(root, values.checks === undefined ? undefined : resolve(values.checks));
  if (values.assignment !== undefined && !course.assignments.has(values.assignment))
    throw new CommandProblem(`There is no assignment "${values.assignment}".`);
  const ids = new Set(course.assignments.keys());
  const { handedIn, notLookedAt } = collect(resolve(folder), { assignment: values.assignment, ids });
  // Nothing graded must never look like everything passed.
  if (handedIn.length === 0) throw new CommandProblem(`${folder}: there is no submission in it, no zip and no folder.`);
  const shield = agreedShield(values.trusted);
  const node = gradingNode(root);

  mkdirSync(out, { recursive: true });
  const journalPath = join(out, journalName(shard));
  using lock = lockJournal(journalPath);
  const secret = readSecret(out, values.secret);
  const all = waitingOf(course, handedIn, secret);
  const before = readJournals(out);
  const waiting = all.filter(({ key }) => !before.has(key) && isInShard(key, shard));

  let isEnding = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      isEnding = true;
      console.error('\nEnding with what is begun. The same command goes on from there.');
    });
  }
  let faults: Awaited<ReturnType<typeof gradeAll>> = [];
  if (waiting.length > 0) {
    using place = takePlace(lock);
    using journal = openJournal(journalPath);
    using pace = showPace(waiting.length);
    const runtime = createGuardedRuntime(await prepareEngine({ node, place: place.path, projectRoot: root, shield }));
    faults = await gradeAll(runtime, journal, waiting, { jobs, onGraded: pace.count, isEnding: () => isEnding });
    await runtime.close();
  }

  const records = readJournals(out);
  const keys = new Map(all.map(({ key, assignment, submission }) => [`${assignment.id} ${submission}`, key]));
  const results = resultsOf(course, handedIn, (id, submission) => records.get(keys.get(`${id} ${submission}`) ?? ''));
  writeResults(out, course, results, notLookedAt);
  const left = all.filter(({ key }) => !records.has(key));
  console.log(`${handedIn.length} handed in by ${results.length}, ${waiting.length} graded now, ${left.length} left`);
  if (notLookedAt.length > 0)
    console.log(`not looked at: ${notLookedAt.map(({ from }) => shownName(from)).join(', ')}`);
  for (const each of faults) console.error(`not graded, by a fault of ours: ${each.waiting.submission}: ${each.fault}`);
  if (left.some(({ key }) => isInShard(key, shard))) process.exitCode = 2;
}

await main().catch((error: unknown) => {
  if (error instanceof CommandProblem || error instanceof ContentProblem) {
    endWithProblem(error);
    return;
  }
  console.error(error);
  process.exitCode = 2;
});
