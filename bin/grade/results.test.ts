/** What a teacher decides beside the checks: none of it is in the journal, so none of it needs a new run. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import type { HandedIn } from './collect.ts';
import { readCourse } from './course.ts';
import { resultsOf, type ClassRules } from './results.ts';
import { changesFrom, sentenceFromChanges } from './results/regrade.ts';
import { latePolicyFrom } from './tables/late.ts';
import { manualFrom, manualOfPeople } from './tables/manual.ts';
import { rosterFrom } from './tables/roster.ts';
import { readTable } from './tables/table.ts';
import type { GradedRecord } from './verdict/record.ts';
import { csvFromChanges } from './write/csv.ts';
import { notesOf } from './write/notes.ts';

const course = await readCourse(resolve(import.meta.dirname, '../..'), undefined);
const ids = new Set(course.assignments.keys());
const folder = mkdtempSync(join(tmpdir(), 'express-notebook-results-'));
after(() => rmSync(folder, { recursive: true }));
const [assignment = '', other = ''] = ids;

function table(option: string, content: string | Uint8Array) {
  const path = join(folder, `${option}.csv`);
  writeFileSync(path, content);
  return readTable(option, path);
}

function handIn(learner: string, hash: string, at = '2026-05-01T12:00Z', id = assignment): HandedIn {
  const submission = { files: {}, manifest: undefined, hash, leftOut: [] };
  return {
    learner,
    platformId: undefined,
    from: `${learner}/${hash}`,
    writtenMs: Date.parse(at),
    assignment: id,
    submission,
    notes: [],
  };
}

/** So many points as the hash says. */
function recordOf(id: string, submission: string, changed = false): GradedRecord {
  const points = Number(submission.split('-')[0]);
  const check = { id: 'first', status: changed ? 'failed' : 'passed', points } as const;
  return {
    key: submission,
    assignment: id,
    submission,
    verdict: 'failed',
    points: changed ? 0 : points,
    outOf: 10,
    checks: [
      changed ? { ...check, kind: 'wrong', differences: [{ path: 'status', expected: '201', actual: '200' }] } : check,
    ],
  };
}

function resultsBy(handedIn: readonly HandedIn[], rules: Partial<ClassRules> = {}) {
  return resultsOf(course, handedIn, recordOf, { attempts: 'best', ...rules });
}

const people = ['ana', 'ben'].map((learner) => ({ learner, platformId: undefined }));

const late = (...rows: readonly string[]) =>
  latePolicyFrom(
    table('late', ['assignment,learner,due,penalty,at most,late days,handed in', ...rows].join('\n')),
    ids,
    people,
  );

test('what we could not read has no verdict, and costs nobody points beside what we could', () => {
  const unread: HandedIn = { ...handIn('ana', '0'), submission: { problem: 'We could not read it.', fault: 'EACCES' } };
  const [ana] = resultsBy([unread]);
  assert.equal(ana?.results[0]?.verdict, 'open');
  const refused: HandedIn = { ...unread, submission: { problem: 'no zip' } };
  assert.equal(resultsBy([refused])[0]?.results[0]?.verdict, 'refused');
});

test('a day that has begun costs what the table says, late days are spent by what was due first, and the page tells it', () => {
  const all = [handIn('ana', '10', '2026-05-01T12:00Z'), handIn('ana', '8-b', '2026-05-04T12:00Z', other)];
  const policy = late(
    `${assignment},,2026-04-29T23:59Z,10%,,,`,
    `${other},,2026-05-01T00:00+09:00,10%,30%,,`,
    ',ana,,,,1,',
  );
  const [ana] = resultsBy(all, { late: policy });
  const [first, second] = ana?.results ?? [];
  assert.deepEqual([first?.points, first?.earned, first?.late?.days, first?.late?.free], [9, 10, 2, 1]);
  assert.deepEqual([second?.points, second?.late?.days, second?.late?.percent], [5.6, 4, 30]);
  assert.match(
    notesOf(first ?? assert.fail()).join(),
    /2 days late \(due 2026-04-29 23:59 UTC.*1 of them from the late days: 10 % is taken off/,
  );
  assert.equal(ana?.points, 14.6);
});

test('a moved deadline, an extension and another time of handing in change the points, and no record', () => {
  const all = [handIn('ana', '10'), handIn('ben', '10-b')];
  const row = `${assignment},,2026-04-30T12:00Z,50%,,,`;
  const pointsBy = (...rows: readonly string[]) => resultsBy(all, { late: late(...rows) }).map(({ points }) => points);
  assert.deepEqual(pointsBy(row), [5, 5]);
  assert.deepEqual(pointsBy(row.replace('04-30', '05-02')), [10, 10]);
  assert.deepEqual(pointsBy(row, `${assignment},Ben,2026-05-02T12:00Z,,,,`), [5, 10]);
  assert.deepEqual(pointsBy(row, `${assignment},ben,,,,,2026-04-30T11:00Z`), [5, 10]);
  assert.throws(() => late(`${assignment},,2026-04-30,10%,,,`), /with its zone/);
  assert.throws(() => late(`${assignment},,2026-02-30T12:00Z,10%,,,`), /row 2: "2026-02-30T12:00Z" is no time/);
  assert.throws(() => late(row, row.replace('50%', '10%')), /row 2 and .*row 3 say the same/);
  assert.deepEqual(late(row, ',zoe,2026-05-02T12:00Z,,,,', ',ana,,,,1,').nobody, ['zoe']);
  assert.throws(() => late('no/such,,2026-04-30T12:00Z,10%,,,'), /row 2: there is no assignment/);
});

test('of several hand-ins the best counts after what being late costs, or the latest, or the first; the page says which', () => {
  const all = [
    handIn('ana', '6', '2026-05-01T10:00Z'),
    handIn('ana', '10', '2026-05-03T10:00Z'),
    handIn('ana', '7', '2026-05-02T09:00Z'),
  ];
  const pointsBy = (rules: Partial<ClassRules>) => resultsBy(all, rules)[0]?.points;
  assert.deepEqual([pointsBy({}), pointsBy({ attempts: 'latest' }), pointsBy({ attempts: 'first' })], [10, 10, 6]);
  const policy = late(`${assignment},,2026-05-02T10:00Z,50%,,,`);
  assert.equal(pointsBy({ late: policy }), 7);
  const notes = resultsBy(all)[0]?.results.flatMap((result) => notesOf(result)) ?? [];
  assert.deepEqual(notes.slice(1), [
    'of 3 hand-ins the best counts',
    'not counted: ana/6 (6 points)',
    'not counted: ana/7 (7 points)',
  ]);
});

test('points and comments by hand are added, also where nothing was handed in', () => {
  const rows = manualFrom(
    table('manual', `learner;assignment;points;comment\nANA;${assignment};+1,5;Explained it well\nben;${other};2;\n`),
    ids,
  );
  const [ana, ben] = resultsBy([handIn('ana', '6'), handIn('ben', '3')], { manual: manualOfPeople(rows, people) });
  assert.deepEqual([ana?.points, ben?.points], [7.5, 5]);
  assert.match(
    ana?.results.flatMap((result) => notesOf(result)).join() ?? '',
    /by hand: \+1\.5 points: Explained it well/,
  );
  assert.throws(() => manualOfPeople(rows, people.slice(0, 1)), /row 3: nobody of that name/);
});

test('a roster of any columns says who handed in nothing and who is unknown, in the encoding of a Korean Excel, too', () => {
  const classmates = [
    { learner: '김민수', platformId: undefined },
    { learner: 'garciaana', platformId: '1234' },
    { learner: 'guest', platformId: undefined },
  ];
  const text = '번호,이름,반\n1,김민수,A\n2,"García, Ana",A\n3,이서연,B\n';
  const roster = rosterFrom(table('roster', `\uFEFF${text.normalize('NFD')}`), undefined, classmates);
  assert.deepEqual([roster.key, [...roster.missing.keys()], roster.unknown], ['이름', ['이서연'], ['guest']]);
  // 이름, 김민수 and 이서연 as Excel saves them in Korea.
  const korean = Buffer.from('c0ccb8a70ab1e8b9cebcf60ac0ccbcadbfac0a', 'hex');
  assert.deepEqual([...rosterFrom(table('roster', korean), undefined, classmates).missing.keys()], ['이서연']);
  const learners = resultsBy([handIn('김민수', '6')], { roster });
  assert.deepEqual(
    learners.map(({ learner, points, row }) => [learner, points, row?.[2]]),
    [
      ['김민수', 6, 'A'],
      ['이서연', 0, 'B'],
    ],
  );
  assert.throws(
    () => rosterFrom(table('roster', 'name\nx\nx\n'), undefined, classmates),
    /no column tells everybody apart/,
  );
});

test('namesakes are told apart by their number, and everybody else is found by name as before', () => {
  const text = '이름,학번\n김철수,2026001\n이영희,777\n이영희,888\n최지우,2026009\n';
  const handed = [
    { learner: '김철수', platformId: undefined },
    { learner: '이영희 (777)', platformId: '777' },
    { learner: '이영희 (888)', platformId: '888' },
  ];
  const roster = rosterFrom(table('roster', text), undefined, handed);
  assert.deepEqual(
    [...roster.rowOf].map(([learner, [, number]]) => [learner, number]),
    [
      ['김철수', '2026001'],
      ['이영희 (777)', '777'],
      ['이영희 (888)', '888'],
    ],
  );
  assert.deepEqual([[...roster.missing.keys()], roster.unknown], [['최지우'], []]);
  const without = rosterFrom(table('roster', text), undefined, [{ learner: '이영희', platformId: undefined }]);
  assert.deepEqual(without.unknown, ['이영희']);
  assert.match(without.notes.get('이영희') ?? '', /several rows.*777.*888/);
  assert.throws(() => rosterFrom(table('roster', '이름,학번\n'), undefined, handed), /there is nobody in it/);
});

test('of two whom a name fits the one with the number has the row, and a table of the teacher must say which it means', () => {
  const handed = [
    { learner: 'Eva Kim', platformId: '12345' },
    { learner: 'kimeva', platformId: '1234' },
  ];
  const roster = rosterFrom(table('roster', 'name,id\nKim Eva,12345\n'), undefined, handed);
  assert.deepEqual([[...roster.rowOf.keys()], roster.unknown], [['Eva Kim'], ['kimeva']]);
  assert.match(roster.notes.get('kimeva') ?? '', /Kim Eva, 12345.*one of Eva Kim/);
  const [eva, other = assert.fail()] = handed;
  const known = [{ ...(eva ?? assert.fail()), also: ['Kim Eva', '12345'] }, other];
  const manual = (name: string) =>
    manualOfPeople(
      manualFrom(table('manual', `learner,assignment,points\n"${name}",${assignment},1\n`), ids),
      known,
    ).map(({ learner }) => learner);
  assert.throws(() => manual('Kim Eva'), /"Kim Eva" fits several: "Eva Kim" \(12345\); "kimeva" \(1234\)/);
  assert.deepEqual([manual('12345'), manual('kimeva'), manual('Eva Kim')], [['Eva Kim'], ['kimeva'], ['Eva Kim']]);
  const namesakes = ['777', '888'].map((platformId) => ({ learner: `이영희 (${platformId})`, platformId }));
  const rows = manualFrom(table('manual', `learner,assignment,points\n이영희,${assignment},1\n`), ids);
  assert.throws(() => manualOfPeople(rows, namesakes), /fits several: "이영희 \(777\)".*"이영희 \(888\)"/);
  const [both, and] = ['Eva Kim', 'kimeva'].map((learner) => ({ learner, platformId: undefined }));
  const shared = rosterFrom(table('roster', 'name,id\nKim Eva,12345\n'), undefined, [
    both ?? assert.fail(),
    and ?? assert.fail(),
  ]);
  assert.match(shared.notes.get('kimeva') ?? '', /same row/);
});

test('after a check changed, a table says who gains or loses, and by what', () => {
  const all = [handIn('ana', '6'), handIn('ben', '3')];
  const before = resultsBy(all);
  const after = resultsOf(course, all, (id, hash) => recordOf(id, hash, hash === '6'), { attempts: 'best' });
  const changes = changesFrom(course, before, after);
  assert.deepEqual(changes, [
    {
      learner: 'ana',
      assignment,
      before: 6,
      after: 0,
      why: ['“first”: passed → failed (status: expected 201, got 200)'],
    },
  ]);
  assert.match(sentenceFromChanges(changes, 2), /0 gain, 1 lose, 1 of 2 learners stay.*-6 points/);
});

test('what a fault of ours leaves ungraded is no loss in the table, and no score of several hand-ins', () => {
  const all = [handIn('ana', '6'), handIn('ben', '3')];
  const before = resultsBy(all);
  const without = (hash: string) => (id: string, each: string) => (each === hash ? undefined : recordOf(id, each));
  const graded = (handedIn: readonly HandedIn[], hash: string) =>
    resultsOf(course, handedIn, without(hash), { attempts: 'best' }, () => true);
  const changes = changesFrom(course, before, graded(all, '6'));
  const why = ['not graded, by a fault of ours'];
  assert.deepEqual(changes, [{ learner: 'ana', assignment, before: 6, after: undefined, why }]);
  assert.match(csvFromChanges(changes), new RegExp(`^ana,${assignment},6,,,"?not graded, by a fault of ours`, 'm'));
  assert.match(
    sentenceFromChanges(changes, 2),
    /0 gain, 0 lose, 1 of 2 learners stay.*\+0 points in all; 1 not graded/,
  );

  const twice = [handIn('ana', '0', '2026-05-01T10:00Z'), handIn('ana', '0-b', '2026-05-02T10:00Z')];
  const [counted] = graded(twice, '0')[0]?.results ?? [];
  assert.equal(counted?.verdict, 'failed');
  assert.match(notesOf(counted).join(), /not counted: ana\/0 \(not graded, by a fault of ours\)/);
  const better = [handIn('ana', '6'), handIn('ana', '3-b')];
  assert.deepEqual(
    changesFrom(course, resultsBy(better), graded(better, '6')).map(({ after, why }) => [after, why]),
    [[undefined, why]],
  );
});
