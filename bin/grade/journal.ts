/**
 * The journal: one line for each graded submission, `<hash of the body> <body>`, on disk before the next one begins.
 * A line that was torn by a kill or a power cut does not fit its hash, and its submission is graded again.
 */
import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, readdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { recordSchema, type GradedRecord } from './record.ts';

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

/** The whole lines of all journals in a folder, by key: those of this machine, and those that were brought here. */
export function readJournals(out: string): ReadonlyMap<string, GradedRecord> {
  const records = new Map<string, GradedRecord>();
  const names = existsSync(out) ? readdirSync(out).filter((name) => /^journal(-\d+-of-\d+)?\.jsonl$/.test(name)) : [];
  for (const line of names.sort().flatMap((name) => readFileSync(join(out, name), 'utf8').split('\n'))) {
    const record = line === '' ? undefined : recordFromLine(line);
    if (record !== undefined && !records.has(record.key)) records.set(record.key, record);
  }
  return records;
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
      const body = JSON.stringify(record);
      writeSync(file, `${hashOf(body)} ${body}\n`);
      fsyncSync(file);
    },
    [Symbol.dispose]: () => closeSync(file),
  };
}
