/** Korean words as a question has them: with particles and endings behind them, and with a last syllable that is not finished. */

/** Longest first: of `에서는` the whole goes. */
const PARTICLES = (
  '으로부터는 에게서는 에서부터 으로부터 으로써는 이라는 에서는 에서도 에게는 에게도 으로는 으로도 까지는 까지도 부터는 ' +
  '에서 에게 으로 까지 부터 처럼 보다 마다 이나 이란 이라 라는 한테 께서 조차 밖에 하고 이며 ' +
  '은 는 이 가 을 를 에 의 와 과 도 만 로 나 란 라 며 요'
).split(' ');

const ENDINGS = (
  '했습니다 됐습니다 합니다 됩니다 입니다 습니다 하려면 하면서 되면서 시키는 시키기 ' +
  '하는 하고 하기 하면 하지 해서 해야 한다 하며 되는 되고 되기 되면 된다 되어 돼서 했다 됐다 ' +
  '할 한 함 해 될 된 됨 돼 기 는 은 을 고 면 지 다 며'
).split(' ');

/** What is left must be a word, and one syllable seldom is. */
const SHORTEST = 2;

function withoutAny(word: string, tails: readonly string[], shortest: number): string | undefined {
  const tail = tails.find((each) => word.endsWith(each) && word.length - each.length >= shortest);
  return tail === undefined ? undefined : word.slice(0, -tail.length);
}

/** `스키마가` → `스키마`; `검증합니다` → `검증` */
export function stemsOf(word: string): readonly string[] {
  const stems = [withoutAny(word, PARTICLES, SHORTEST), withoutAny(word, ENDINGS, SHORTEST)];
  return [...new Set(stems.filter((stem) => stem !== undefined))];
}

const FIRST = 0xac00;
/** Syllables that differ in their last consonant alone stand together. */
const FINALS = 28;
/** Two consonants at the end, by the place of both and of the first: the second may begin the next syllable. */
const DOUBLE: Readonly<Record<number, number>> = {
  ...{ 3: 1, 5: 4, 6: 4, 9: 8, 10: 8, 11: 8, 12: 8, 13: 8, 14: 8, 15: 8, 18: 17 },
};

function finalOf(syllable: string): number {
  return (syllable.charCodeAt(0) - FIRST) % FINALS;
}

function withFinal(syllable: string, final: number): string {
  return String.fromCharCode(syllable.charCodeAt(0) - finalOf(syllable) + final);
}

/** The last consonant may be the first one of the next syllable: `스킴`, on its way to `스키마`, is `스키` so far. */
export function typedSoFar(word: string): readonly string[] {
  const [before, last] = [word.slice(0, -1), word.slice(-1)];
  const final = finalOf(last);
  const first = DOUBLE[final];
  if (final === 0) return [];
  return [before + withFinal(last, 0), ...(first === undefined ? [] : [before + withFinal(last, first)])];
}

/** The word with every last consonant, as a verb has them: `보내` → `보낸`, `보낼`, `보냅`; without its last syllable, too. */
export function endedWords(word: string): readonly string[] {
  const stem = withoutAny(word, ENDINGS, 1) ?? word;
  const [before, last] = [stem.slice(0, -1), stem.slice(-1)];
  const forms =
    finalOf(last) === 0 ? Array.from({ length: FINALS }, (_, final) => before + withFinal(last, final)) : [stem];
  const shorter = word.length - 1 >= SHORTEST ? [word.slice(0, -1)] : [];
  return [...forms, ...shorter];
}
