/**
 * Of which kind a sentence is. A sentence that names something that runs, together with a verb, says how it behaves:
 * somebody must stand behind it. What is asked, told to do or wished for says nothing of the kind, and its form shows it.
 */
import { formOf, reasonsIn, withoutConnectors } from './sentence-form.ts';
import { CODE, type Sentence } from './sentences.ts';
import { firstFinite, has, isFinite, wordsOf } from './tagged-words.ts';

export const sentenceKinds = [
  /** An exchange or a run proves it. */
  'claim',
  /** A page or a trial of something else says it. */
  'source',
  /** Asks, or sets up what a `<Question>` asks. */
  'question',
  /** "Send it", "If it fails, wait". */
  'instruction',
  /** "You can now …", "We take them in order". */
  'reader',
  /** "It should …", "A client must …". */
  'advice',
  /** Sets a term of the glossary in emphasis. */
  'definition',
  /** Ends with a colon, names nothing of its own, and the cell right behind it shows the rest. */
  'announcement',
  /** Names nothing that runs, or has no verb. */
  'other',
  'neither',
] as const;

export type SentenceKind = (typeof sentenceKinds)[number];

export interface KnownWords {
  /** What the glossary has a word for, in lower case. */
  readonly terms: ReadonlySet<string>;
  /** The terms that stand for what runs, or is sent. */
  readonly subjects: ReadonlySet<string>;
  /** What is written with a capital wherever it stands: products, people, methods. */
  readonly names: ReadonlySet<string>;
}

/** As subjects they stand for something that was just spoken of. */
const PRONOUNS: ReadonlySet<string> = new Set(
  'it they this that these those both each neither others nothing everything all he she ours another either nobody'.split(
    ' ',
  ),
);
const STATUS = /(?<![\d.,])[1-5]\d\d(?![\d.,]*\d)/;

const bareWord = (word: string): string =>
  word
    .replaceAll(/[^\p{L}\d.’']/gu, '')
    .replace(/[’']s?$/, '')
    .replace(/\.$/, '');

function hasTerm(text: string, term: string): boolean {
  const lower = ` ${text.toLowerCase().replaceAll(/[^\p{L}\d]+/gu, ' ')} `;
  return [term, `${term}s`, `${term}es`].some((form) => lower.includes(` ${form} `));
}

/** Code, a status, a name or a term; in this order, the plainest sign that a sentence is about a program. */
function subjectIn(text: string, { names, subjects }: KnownWords): string | undefined {
  if (text.includes(CODE)) return 'code';
  return (
    STATUS.exec(text)?.[0] ??
    text
      .split(/[\s/]+/)
      .map(bareWord)
      .find((word) => names.has(word)) ??
    [...subjects].find((term) => hasTerm(text, term))
  );
}

/** @returns the subject and the verb by which a text says how something behaves */
function behaviourIn(text: string, known: KnownWords): string | undefined {
  const words = wordsOf(text);
  const verb = firstFinite(words);
  if (verb === undefined) return undefined;
  const subject = subjectIn(text, known);
  if (subject !== undefined) return `${subject} … ${verb.text}`;
  const [first] = withoutConnectors(words);
  const isAction = words.some((word, index) => isFinite(words, index) && !has(word, 'Copula'));
  return first !== undefined && PRONOUNS.has(first.lower) && isAction ? `${first.text} … ${verb.text}` : undefined;
}

/** @returns the kind, and for one that somebody must stand behind what in it says so */
export function kindOf(sentence: Sentence, known: KnownWords): { readonly kind: SentenceKind; readonly why?: string } {
  const { bare, hasClaim, hasSource, terms, isPrompt, announces } = sentence;
  const covered = hasClaim ? 'claim' : hasSource ? 'source' : undefined;
  if (isPrompt || /\?["”)]*$/.test(bare)) return { kind: 'question' };
  if (terms.some((term) => known.terms.has(term.toLowerCase()))) return { kind: covered ?? 'definition' };
  const isName = (word: string): boolean => known.names.has(bareWord(word));
  const isExact = (text: string): boolean => text.includes(CODE) || STATUS.test(text);
  const formOfText = (text: string): SentenceKind | undefined => formOf(text, { isName, isExact });
  const form = formOfText(bare);
  const asserted = form === undefined ? [bare] : reasonsIn(bare).filter((reason) => formOfText(reason) === undefined);
  const why = asserted.map((text) => behaviourIn(text, known)).find((each) => each !== undefined);
  if (why === undefined) return { kind: covered ?? form ?? 'other' };
  const isPlain = !isExact(bare) && !bare.split(/\s+/).some(isName);
  const isAnnounced = announces === 'terminal' || (announces === 'cell' && isPlain);
  return covered === undefined && isAnnounced ? { kind: 'announcement' } : { kind: 'neither', why };
}
