/**
 * What was proved, by the hash of all that the proof depends on, in an ignored folder: what has not changed since need
 * not be proved again. Several processes add to the journal at once, so it is only ever appended to.
 */
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { inEnglish, toMend, type Tell } from './to-mend.ts';

const entry = z.strictObject({ proof: z.string(), key: z.string().regex(/^[\da-f]{64}$/) });

export interface KeptProofs {
  readonly isKept: (proof: string, key: string) => boolean;
  readonly keep: (proof: string, key: string) => void;
}

export function keyFrom(...dependsOn: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(dependsOn)).digest('hex');
}

function entryFromLine(line: string): z.infer<typeof entry> | undefined {
  try {
    return entry.safeParse(JSON.parse(line)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function readJournal(path: string, tell: Tell): Map<string, string> {
  if (!existsSync(path)) return new Map();
  const text = readFileSync(path, 'utf8');
  const entries = text.split('\n').slice(0, -1).map(entryFromLine);
  const whole = entries.filter((each) => each !== undefined);
  if (whole.length === entries.length && (text === '' || text.endsWith('\n')))
    return new Map(whole.map(({ proof, key }) => [proof, key]));
  rmSync(path);
  tell(toMend('mend.no-journal', { path }));
  return new Map();
}

/** @param root the project's folder */
export function openKeptProofs(root: string, tell: Tell = (said) => console.log(inEnglish(said))): KeptProofs {
  const path = join(root, '.recorded', 'proofs.jsonl');
  const kept = readJournal(path, tell);
  return {
    isKept: (proof, key) => kept.get(proof) === key,
    keep(proof, key) {
      if (kept.get(proof) === key) return;
      kept.set(proof, key);
      mkdirSync(dirname(path), { recursive: true });
      appendFileSync(path, `${JSON.stringify({ proof, key })}\n`);
    },
  };
}
