/** How a question is asked of the index: each word of it is met whole, or without its particle, or as far as it is typed. */
import type { Query } from 'minisearch';
import { endedWords, stemsOf, typedSoFar } from './question/hangul.ts';
import { HANGUL_RUN, mayGoOn, termsOf } from './terms.ts';

/** What is being written with the keyboard's letters: `ㅅ` of `ㅅㅏ`. */
const LOOSE_JAMO = /[\u3131-\u3163]/g;

/** Empty where nothing but the first letter of a syllable stands there. */
export function withoutLooseJamo(question: string): string {
  return question.normalize('NFC').replaceAll(LOOSE_JAMO, ' ').trim();
}

const all = (words: string): Query => ({ combineWith: 'AND', prefix: mayGoOn, queries: termsOf(words) });
const any = (queries: readonly Query[]): Query => ({ combineWith: 'OR', queries: [...queries] });

function queryOfPiece(piece: string, isLast: boolean, isLoose: boolean): Query {
  if (!HANGUL_RUN.test(piece)) return all(piece);
  const words = [piece, ...stemsOf(piece), ...(isLast ? typedSoFar(piece) : [])];
  if (!isLoose) return any(words.map(all));
  return any([...words, ...words.flatMap(endedWords)].map(all));
}

/** @param isLoose takes another form of a verb as well, and a word that goes on otherwise */
export function queryFrom(question: string, isLoose: boolean): Query {
  const pieces = withoutLooseJamo(question)
    .split(/([가-힣]+)/)
    .filter((piece) => termsOf(piece).length > 0);
  return {
    combineWith: 'AND',
    queries: pieces.map((piece, place) => queryOfPiece(piece, place === pieces.length - 1, isLoose)),
  };
}
