/**
 * The journal: one line for each graded submission, `<hash of the body> <body>`, on disk before the next one begins.
 * A line that was torn by a kill or a power cut does not fit its hash, and its submission is graded again.
 */
import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, readdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { recordSchema, type GradedRecord } from './verdict/record.ts';

const HASH_LENGTH = 16;

function hashOf(body: string): string {
  return createHash('sha256').update(body).digest('hex').slice(0, HASH_LENGTH);
}

export interface Shard {
  readonly index: number;
  readonly count: number;
}

export function journalName({ index, count }: Shard): string {
  return count === 1 ? 'journal.jsonl' : `journal-${index}-of-${count}.jsonl`;
}

function recordFromLine(line: string): GradedRecord | undefined {
  const body = line.slice(HASH_LENGTH + 1);
  if (line.slice(0, HASH_LENGTH) !== hashOf(body)) return undefined;
  return recordSchema.safeParse(JSON.parse(body)).data;
}

export interface Graded {
  /** By key; what was graded again counts. */
  readonly byKey: ReadonlyMap<string, GradedRecord>;
  /** What was last said of a submission by other checks, or by another grader, than those of this key. */
  readonly before: (assignment: string, submission: string, key: string) => GradedRecord | undefined;
}

function linesIn(out: string): readonly string[] {
  const names = existsSync(out) ? readdirSync(out).filter((name) => /^journal(-\d+-of-\d+)?\.jsonl$/.test(name)) : [];
  return names.sort().flatMap((name) => linesOf(join(out, name)));
}

function linesOf(path: string): readonly string[] {
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
}

function gradedFrom(lines: readonly string[]): Graded {
  const all = lines.flatMap((line) => (line === '' ? [] : (recordFromLine(line) ?? [])));
  const bySubmission = Map.groupBy(all, ({ assignment, submission }) => `${assignment}\n${submission}`);
  return {
    byKey: new Map(all.map((record) => [record.key, record])),
    before: (assignment, submission, key) =>
      bySubmission.get(`${assignment}\n${submission}`)?.findLast((record) => record.key !== key),
  };
}

/** The whole lines of all journals in a folder: those of this machine, and those that were brought here. */
export function readJournals(out: string): Graded {
  return gradedFrom(linesIn(out));
}

/** The whole lines of one journal. */
export function readJournal(path: string): Graded {
  return gradedFrom(linesOf(path));
}

export function lineFromRecord(record: GradedRecord): string {
  const body = JSON.stringify(record);
  return `${hashOf(body)} ${body}\n`;
}

export interface Journal extends Disposable {
  readonly append: (record: GradedRecord) => void;
}

export function openJournal(path: string): Journal {
  const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const file = openSync(path, 'a');
  // What was torn stays as a line of its own.
  if (before !== '' && !before.endsWith('\n')) writeSync(file, '\n');
  return {
    append(record) {
      writeSync(file, lineFromRecord(record));
      fsyncSync(file);
    },
    [Symbol.dispose]: () => closeSync(file),
  };
}
