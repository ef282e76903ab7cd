/** Wrong answers that are the same answer, though each submission was sent other values. */
import { changed } from '#checker/language.ts';
import type { GradedCheck } from '../verdict/record.ts';

const TOKEN = /[\p{L}\p{N}_]+/gu;
const LETTER = /\p{L}/u;

/** What an answer repeats of its request is not what tells it apart. */
function withoutSent(text: string, sent: ReadonlySet<string>, isMasked: (token: string) => boolean): string {
  return text.replace(TOKEN, (token) => (isMasked(token) && sent.has(token) ? '…' : token));
}

/**
 * Without the name of the case: the seed says which of several comes first. Undefined where it answered nothing that
 * could be compared.
 */
export function answerOf({ id, kind, differences = [], sent = '' }: GradedCheck): string | undefined {
  if (kind === undefined) return undefined;
  const tokens = new Set(sent.match(TOKEN));
  const told = differences.map(({ path, expected, actual }) => {
    if (path === 'status') return [path, expected, actual];
    // The place in a list is no value.
    const place = withoutSent(path, tokens, (token) => LETTER.test(token));
    return [
      place,
      ...[expected, actual].map((value) => changed(value, (text) => withoutSent(text, tokens, () => true))),
    ];
  });
  return JSON.stringify([id, kind, told]);
}

/** To the letter: of two programs that were asked the same. */
export function isSameAnswer(one: GradedCheck, other: GradedCheck): boolean {
  const evidence = ({ id, kind, case: name, differences, sent }: GradedCheck): string =>
    JSON.stringify([id, kind, name, differences, sent]);
  return evidence(one) === evidence(other);
}
