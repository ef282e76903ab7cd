/** Every sentence of the lessons by its kind, and those that nothing stands behind. */
import type { Said } from '../language.ts';
import { toMend } from '../to-mend.ts';
import { namesIn, termsFrom } from './prose/known-words.ts';
import type { LessonText } from './lesson-text.ts';
import { kindOf, sentenceKinds, type SentenceKind } from './prose/sentence-kind.ts';

export interface LessonProse {
  readonly slug: string;
  readonly counts: ReadonlyMap<SentenceKind, number>;
  readonly problems: readonly Said[];
}

/** @param texts by slug, all in English: what is a name shows in all of them together */
export function proseOf(texts: Readonly<Record<string, LessonText>>, glossary: string): readonly LessonProse[] {
  const names = namesIn(Object.values(texts).flatMap(({ sentences }) => sentences.map(({ bare }) => bare)));
  const words = { ...termsFrom(glossary), names };
  return Object.entries(texts).map(([slug, { sentences }]) => {
    const told = sentences.map((sentence) => ({ ...sentence, ...kindOf(sentence, words) }));
    const count = (kind: SentenceKind): number => told.filter((each) => each.kind === kind).length;
    return {
      slug,
      counts: new Map(sentenceKinds.map((kind) => [kind, count(kind)])),
      problems: told
        .filter(({ kind }) => kind === 'neither')
        .map(({ line, text, why = '' }) =>
          toMend('mend.not-proved', { at: `lessons/${slug}/en.mdx:${line}`, text, why }),
        ),
    };
  });
}
