/** What went wrong with a program that came from somewhere, in one sentence for the reader. */
import type { WordKey } from '../../i18n/words.ts';
import { quoted } from '../../shown/a-programs-words.ts';
import { say } from '../ground/page-words.ts';
import { element } from '../ground/part.ts';

type KindOf<Key> = Key extends `scratch.problem.${infer Kind}` ? Kind : never;

/** With facts beside its kind: what the words of that kind have places for. */
export interface ScratchProblem {
  readonly kind: KindOf<WordKey>;
}

/** The longest name that is told whole. */
const LETTERS = 60;

function told(fact: unknown): string {
  return typeof fact === 'number' ? fact.toLocaleString(document.documentElement.lang) : quoted(String(fact), LETTERS);
}

export function sentenceOf({ kind, ...facts }: ScratchProblem): HTMLElement {
  const words = Object.entries(facts).map(([name, fact]): readonly [string, string] => [name, told(fact)]);
  return element('span', { class: 'trouble' }, say(`scratch.problem.${kind}`, Object.fromEntries(words)));
}
