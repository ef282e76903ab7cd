/** What a sentence is by its form: a command, something said to the reader, a wish. None of these says what happens. */
import { firstFinite, has, isPlainVerb, wordsOf, type Word } from './tagged-words.ts';

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** What may stand before a main clause and changes nothing. */
const CONNECTORS = setOf('so then and but now also or instead again still first last');
/** What begins a clause that leads to the main one. */
const OPENERS = setOf(
  'if when where while for in before after once with without to from on at until as unless since inside outside',
);
const READERS = setOf('you we i');
const NORMS = setOf('should must ought');
/** What cannot follow a command: the word before it is a noun, as in "Work that costs money". */
const AFTER_A_NOUN = setOf('that which who is are was of must should');
const COMMAND = /^(?:(?:so|but|then|and|now) )?(?:do not|don't|never|let us|please|(?:suppose|imagine) that)\b/i;
const REASON =
  /[;:]\s|\s[–—]\s|,?\s(?:since|because|or|but|so that|hence)\s|,\sand\s(?=(?:the|it|they|there|nobody)\s)/;
const AFTER_A_COMMA = /(?<=,)\s/;

export type SentenceForm = 'instruction' | 'reader' | 'advice';

export function withoutConnectors(words: readonly Word[]): readonly Word[] {
  const start = words.findIndex(({ lower }) => !CONNECTORS.has(lower));
  return words.slice(Math.max(start, 0));
}

/** Where the main clause may begin: at once, or, as in "If it fails, …", behind each comma, or at the reader. */
function mainClauses(text: string): readonly (readonly Word[])[] {
  const whole = withoutConnectors(wordsOf(text));
  if (whole[0] === undefined || !OPENERS.has(whole[0].lower)) return [whole];
  const pieces = text.split(AFTER_A_COMMA);
  if (pieces.length === 1)
    return [
      whole.slice(
        Math.max(
          whole.findIndex(({ lower }) => READERS.has(lower)),
          0,
        ),
      ),
    ];
  return pieces.slice(1).map((_, index) => withoutConnectors(wordsOf(pieces.slice(index + 1).join(' '))));
}

/** What follows a command or a wish, and gives a reason or a consequence. */
export function reasonsIn(text: string): readonly string[] {
  return text.split(REASON).slice(1);
}

/** @param isName whether a word is one; a name begins no command */
export function formOf(
  sentence: string,
  { isName, isExact }: { readonly isName: (word: string) => boolean; readonly isExact: (text: string) => boolean },
): SentenceForm | undefined {
  const text = sentence.replace(/^[\s("“|]+/, '');
  const mains = mainClauses(text);
  const isCommand = mains.some(
    ([first, second]) => isPlainVerb(first) && !AFTER_A_NOUN.has(second?.lower ?? '') && !isName(first?.text ?? ''),
  );
  if (isCommand || COMMAND.test(text)) return 'instruction';
  // "You get a `404`" says what happens; "You can send a `404`" and "You name a schema" do not.
  const isToReader = mains.some(
    ([first, second]) =>
      READERS.has(first?.lower ?? '') &&
      (has(second, 'Modal') || ['want', 'need'].includes(second?.lower ?? '') || !isExact(text)),
  );
  if (isToReader) return 'reader';
  return mains.some((main) => NORMS.has(firstFinite(main)?.lower ?? '')) ? 'advice' : undefined;
}
