/** The seed of a submission: nobody can foresee it, and grading again meets the same requests. */
import { createHmac, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '../../language.ts';
import { CommandProblem } from '../../problem.ts';
import { writeWhole } from '../../written.ts';

/** @param given a file that all shards share; `<out>/secret`, made at need, where it is undefined */
export function readSecret(out: string, given: string | undefined): string {
  if (given !== undefined && !existsSync(given)) throw new CommandProblem(say('grade.secret-missing', { path: given }));
  const path = given ?? join(out, 'secret');
  if (!existsSync(path)) {
    writeWhole(path, randomBytes(32).toString('hex'));
    chmodSync(path, 0o600);
  }
  const secret = readFileSync(path, 'utf8').trim();
  if (secret.length < 32) throw new CommandProblem(say('grade.secret-short', { path }));
  return secret;
}

export function seedOf(secret: string, assignment: string, submission: string): string {
  return createHmac('sha256', secret).update(`${assignment}\n${submission}`).digest('hex');
}
