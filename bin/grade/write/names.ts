/** What a learner's page is called, and what stands on it in place of a name where nobody shall know whose it is. */
import { createHash, createHmac } from 'node:crypto';

/** A learner's name comes from outside: what could lead anywhere, or would be equal on another system, is told apart by a hash. */
export function fileNameOf(learner: string): string {
  const plain = learner
    .normalize('NFC')
    .toLowerCase()
    // Letters of any language stay: who looks for a page looks for a name.
    .replaceAll(/[^\p{L}\p{N}_-]+/gu, '-')
    .slice(0, 60);
  return plain === learner ? plain : `${plain}-${createHash('sha256').update(learner).digest('hex').slice(0, 8)}`;
}

/** Without the look-alikes 0, o, 1, i and l. */
const LETTERS = '23456789abcdefghjkmnpqrstuvwxyz';
const CODE_LENGTH = 8;

/** The same in each run, and nobody can tell the name from it who has not the secret. */
export function codeOf(secret: string, learner: string): string {
  const bytes = createHmac('sha256', secret).update(`anonymous\n${learner}`).digest();
  return [...bytes.subarray(0, CODE_LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
}
