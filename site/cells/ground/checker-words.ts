/** The words of the checker in the language of the page: fetched with the first thing that it has to say. */
import type { Language, OwnWords } from '#checker/language.ts';
import type { Difference } from '#checker/match.ts';
import type { SaidDifference } from '#checker/report.ts';

type Texts = Readonly<Record<string, string>>;

const words = import.meta.glob<Texts>('/checker/language/*.json', { import: 'default' });
const ownWords = import.meta.glob<OwnWords>('/assignments/*/*/words/*.json', { import: 'default' });

/** What a language lacks is in its file in English: the build puts it there. */
async function textsIn(
  files: Readonly<Record<string, () => Promise<Texts>>>,
  folder: string,
  locale: string,
): Promise<Texts> {
  const load = files[`${folder}/${locale}.json`] ?? files[`${folder}/en.json`];
  return (await load?.()) ?? {};
}

export async function pageLanguage(): Promise<Language> {
  const locale = document.documentElement.lang;
  return { locale, texts: await textsIn(words, '/checker/language', locale) };
}

export function ownWordsOf(assignment: string, { locale }: Language): Promise<OwnWords> {
  return textsIn(ownWords, `/assignments/${assignment}/words`, locale);
}

export async function saidDifferences(differences: readonly Difference[]): Promise<readonly SaidDifference[]> {
  if (differences.length === 0) return [];
  const [language, { saidDifference }] = await Promise.all([pageLanguage(), import('#checker/report.ts')]);
  return differences.map((difference) => saidDifference(difference, language));
}
