/**
 * The Korean particle that fits the word before it: 을 behind a last consonant, 를 behind a vowel. Latin letters, digits
 * and code are read as Korean developers read them aloud: `app.listen`은, `schema`는, `PORT`를, 200으로, 404로.
 */

/** What a syllable ends with. The one that is ㄹ takes 로, where the others take 으로. */
type Ending = 'vowel' | 'rieul' | 'consonant';

/** 영 일 이 삼 사 오 육 칠 팔 구; a number that ends in 0 ends with 십, 백, 천 or 만, which is the same. */
const DIGITS = 'consonant rieul vowel consonant vowel vowel consonant rieul rieul vowel'.split(' ');
/** 엘 엠 엔 알; every other letter has a name that ends in a vowel. */
const LETTERS: Readonly<Record<string, Ending>> = { l: 'rieul', m: 'consonant', n: 'consonant', r: 'rieul' };

/** Read otherwise than they are written. */
const READ: Readonly<Record<string, Ending>> = {
  check: 'vowel', // 체크
  type: 'consonant', // 타입
  pipe: 'vowel', // 파이프
  main: 'consonant', // 메인
  me: 'vowel', // 미
  the: 'vowel',
  url: 'rieul', // 유알엘
  get: 'consonant', // 겟
  put: 'consonant', // 풋
  yaml: 'rieul', // 야믈
  npm: 'consonant', // 엔피엠
  node: 'vowel', // 노드
};

function endingOfSyllable(syllable: string): Ending {
  const last = ((syllable.codePointAt(0) ?? 0) - 0xac00) % 28;
  return last === 0 ? 'vowel' : last === 8 ? 'rieul' : 'consonant';
}

const isSpelled = (word: string): boolean =>
  word.length === 1 || !/[aeiouy]/i.test(word) || (word === word.toUpperCase() && word.length <= 4);

function endingOfWord(written: string): Ending {
  const word = written.toLowerCase();
  const known = READ[word];
  if (known !== undefined) return known;
  if (isSpelled(written)) return LETTERS[word.at(-1) ?? ''] ?? 'vowel';
  // 파일 and 데이블: an e behind l, m or n is not heard.
  if (/[^aeiou]?le$|l$/.test(word)) return 'rieul';
  if (/[aeiou][mn]e$|[mn]$|ng$/.test(word)) return 'consonant';
  // 앱, 잡, 소켓: a stop behind one short vowel stays at the end of the syllable; behind two it gets one of its own.
  if (/(?:^|[^aeiou])[aeiou](?:pp?|bb?|tt?|kk?|ck|c)$/.test(word)) return 'consonant';
  return 'vowel';
}

const LAST = /([\uac00-\ud7a3])|(\d)|([A-Za-z]+)|([%+])/g;

/** By what is read last; brackets, quotes and full stops are not read. */
function endingOf(text: string): Ending {
  // A word is short: what stands before it is not looked at.
  const last = [...text.slice(-40).matchAll(LAST)].at(-1);
  const [, syllable, digit, word] = last ?? [];
  if (syllable !== undefined) return endingOfSyllable(syllable);
  if (digit !== undefined) return endingFrom(DIGITS[Number(digit)]);
  if (word !== undefined) return endingOfWord(partOfName(word));
  return 'vowel';
}

function endingFrom(name: string | undefined): Ending {
  return name === 'rieul' || name === 'consonant' ? name : 'vowel';
}

/** `isReady` is read as two words, `toJSON` too. */
function partOfName(word: string): string {
  return word.split(/(?<=[a-z])(?=[A-Z])/).at(-1) ?? word;
}

const PAIRS: Readonly<Record<string, readonly [behindConsonant: string, behindVowel: string]>> = {
  '은(는)': ['은', '는'],
  '이(가)': ['이', '가'],
  '을(를)': ['을', '를'],
  '과(와)': ['과', '와'],
  '(으)로': ['으로', '로'],
  '(이)': ['이', ''],
};

/** How a sentence leaves the choice open, as Korean forms do: `{id}을(를) 시작합니다`. */
export const PARTICLE = /은\(는\)|이\(가\)|을\(를\)|과\(와\)|\(으\)로|\(이\)/;

export function particleBehind(text: string, pair: string): string {
  const [behindConsonant, behindVowel] = PAIRS[pair] ?? [pair, pair];
  const ending = endingOf(text);
  const isVowel = ending === 'vowel' || (ending === 'rieul' && pair === '(으)로');
  return isVowel ? behindVowel : behindConsonant;
}
