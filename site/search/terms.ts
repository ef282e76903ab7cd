/**
 * The terms by which a text is found: words in lower case, the parts of names such as `sendFile`, and pairs of
 * syllables of Korean, whose words are compounds with particles behind them. The index and the question use the same.
 */
const PIECES = /[가-힣]+|(?:(?![가-힣])[\p{L}\p{N}])+/gu;
const HANGUL = /^[가-힣]/;
/** A run of syllables, which may be several words. */
export const HANGUL_RUN = /^[가-힣]+$/;

/** `검증을` → `검증`, `증을`; one syllable alone is a term itself. */
function pairsFrom(run: string): readonly string[] {
  return run.length === 1 ? [run] : Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2));
}

/** `sendFile` → `sendfile`, `send`, `file` */
function wordsFrom(name: string): readonly string[] {
  const parts = name.replace(/(\p{Ll}|\p{N})(?=\p{Lu})/gu, '$1 ').split(' ');
  return (parts.length === 1 ? parts : [name, ...parts]).map((word) => word.toLowerCase());
}

export function termsOf(text: string): string[] {
  const pieces = text.normalize('NFC').match(PIECES) ?? [];
  return pieces.flatMap((piece) => (HANGUL.test(piece) ? pairsFrom(piece) : wordsFrom(piece)));
}

/** Whether what is being typed may be the beginning of more. A pair of syllables is whole. */
export function mayGoOn(term: string): boolean {
  return !HANGUL.test(term) || term.length === 1;
}
