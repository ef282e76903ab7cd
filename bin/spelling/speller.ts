/** Hunspell with the dictionary of a language, and the words that only we use. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadModule } from 'hunspell-asm';

export type Speller = (word: string) => boolean;

/** A particle fits the sound before it: a word of ours is tried as one that the dictionary has, and that ends alike. */
const STAND_INS = { vowel: ['나무', '처리'], rieul: ['물', '개발'], consonant: ['책', '시작'] } as const;
const FIRST = 0xac00;
const FINALS = 28;
const RIEUL = 8;

function standInsFor(word: string): readonly string[] {
  const final = (word.charCodeAt(word.length - 1) - FIRST) % FINALS;
  return STAND_INS[final === 0 ? 'vowel' : final === RIEUL ? 'rieul' : 'consonant'];
}

export function ownWords(locale: string): ReadonlySet<string> {
  const lines = readFileSync(join(import.meta.dirname, `${locale}.txt`), 'utf8').split('\n');
  return new Set(lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#')));
}

/** @param dictionary the two files of Hunspell */
export async function createSpeller(
  locale: string,
  dictionary: { readonly aff: Uint8Array; readonly dic: Uint8Array },
): Promise<Speller> {
  const factory = await loadModule();
  const hunspell = factory.create(
    factory.mountBuffer(dictionary.aff, `${locale}.aff`),
    factory.mountBuffer(dictionary.dic, `${locale}.dic`),
  );
  const own = ownWords(locale);
  const isKnown = (word: string): boolean => own.has(word) || own.has(word.toLowerCase()) || hunspell.spell(word);
  if (locale !== 'ko') return isKnown;
  const suffixes = [...own].flatMap((word) => (word.startsWith('-') ? [word.slice(1)] : []));
  /** What follows a noun that the dictionary does not have. */
  const fits = (noun: string, rest: string): boolean =>
    rest === '' || standInsFor(noun).some((standIn) => hunspell.spell(standIn + rest));
  const isOwn = (word: string): boolean =>
    isKnown(word) ||
    Array.from({ length: word.length - 1 }, (_, at) => word.slice(0, at + 1)).some(
      (start) => own.has(start) && fits(start, word.slice(start.length)),
    );
  return (word) =>
    isOwn(word) ||
    suffixes.some((suffix) => {
      const at = word.indexOf(suffix, 1);
      return at > 0 && isOwn(word.slice(0, at)) && fits(suffix, word.slice(at + suffix.length));
    });
}
