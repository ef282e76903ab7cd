/** What went wrong with a program that came from somewhere, in one sentence for the reader. */
import { quoted } from '../../shown/a-programs-words.ts';
import { say } from '../ground/page-words.ts';
import { element } from '../ground/part.ts';
import type { ArrivalProblem } from './arrival.ts';
import type { FolderProblem } from './folder.ts';
import type { ZipProblem } from './zip.ts';

export type ScratchProblem = ArrivalProblem | FolderProblem | ZipProblem;

/** The longest name that is told whole. */
const LETTERS = 60;

export function sentenceOf({ kind, ...facts }: ScratchProblem): HTMLElement {
  const { lang } = document.documentElement;
  const told = Object.entries(facts).map(([name, fact]: [string, string | number]): readonly [string, string] => [
    name,
    typeof fact === 'number' ? fact.toLocaleString(lang) : quoted(fact, LETTERS),
  ]);
  return element('span', { class: 'trouble' }, say(`scratch.problem.${kind}`, Object.fromEntries(told)));
}
