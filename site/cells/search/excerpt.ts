/** The piece of a text that shows why it was found. */
export interface ExcerptPiece {
  readonly text: string;
  readonly isMet: boolean;
}

const BEFORE = 40;
const LENGTH = 150;

interface Place {
  readonly from: number;
  readonly to: number;
}

/** Where the terms stand. Pairs of syllables overlap: what they cover together is one place. */
function placesOf(text: string, terms: readonly string[]): readonly Place[] {
  // Terms are letters and digits only: see `termsOf`.
  const found = [...new Set(terms)].flatMap((term) =>
    [...text.matchAll(new RegExp(term, 'giu'))].map(({ 0: met, index }) => ({ from: index, to: index + met.length })),
  );
  const places: Place[] = [];
  for (const { from, to } of found.sort((a, b) => a.from - b.from || b.to - a.to)) {
    const last = places.at(-1);
    if (last === undefined || from >= last.to) places.push({ from, to });
    else places[places.length - 1] = { from: last.from, to: Math.max(last.to, to) };
  }
  return places;
}

/** Begins at a word: where the first term is far into the text, a little before it. */
function windowOf(text: string, first: number): string {
  const from = first <= BEFORE ? 0 : text.lastIndexOf(' ', first - BEFORE / 2) + 1;
  const start = first - from > BEFORE ? first - BEFORE / 2 : from;
  const end = start + LENGTH >= text.length ? text.length : text.lastIndexOf(' ', start + LENGTH);
  const shown = text.slice(start, end > first ? end : start + LENGTH);
  return `${start > 0 ? '… ' : ''}${shown}${start + shown.length < text.length ? ' …' : ''}`;
}

/** @param terms as `findIn` tells them */
export function excerptOf(text: string, terms: readonly string[]): readonly ExcerptPiece[] {
  const [first] = placesOf(text, terms);
  const shown = windowOf(text, first?.from ?? 0);
  let at = 0;
  const pieces = placesOf(shown, terms).flatMap(({ from, to }) => {
    const before = { text: shown.slice(at, from), isMet: false };
    at = to;
    return [before, { text: shown.slice(from, to), isMet: true }];
  });
  return [...pieces, { text: shown.slice(at), isMet: false }].filter((piece) => piece.text !== '');
}
