/** Words that tell what a sentence is about: those of the glossary, and names. */

const isRow = (line: string): boolean => line.startsWith('|') && !/^\|\s*-/.test(line);

/** The terms of a glossary: all, and those of the section named `What runs, and what is sent`. */
export function termsFrom(glossary: string): {
  readonly terms: ReadonlySet<string>;
  readonly subjects: ReadonlySet<string>;
} {
  const terms = new Set<string>();
  const subjects = new Set<string>();
  let isOfWhatRuns = false;
  for (const line of glossary.split('\n')) {
    if (line.startsWith('## ')) isOfWhatRuns = line.startsWith('## What runs');
    if (!isRow(line)) continue;
    const written = (line.split('|')[1] ?? '').replaceAll(/\([^()]*\)|`/g, '');
    for (const term of written.split(/,| \/ /).map((each) => each.trim().toLowerCase())) {
      if (term === '' || term === 'term') continue;
      terms.add(term);
      if (isOfWhatRuns) subjects.add(term);
    }
  }
  return { terms, subjects };
}

/** What is written with a capital in the middle of a sentence, and nowhere without one. */
export function namesIn(texts: readonly string[]): ReadonlySet<string> {
  const whole = texts.join('\n');
  const lower = new Set(whole.match(/(?<![\p{L}\d])\p{Ll}[\p{L}\d]*/gu));
  const capital = whole.match(/(?<=[\p{Ll},;] )\p{Lu}[\p{L}\d]+(?:\.[\p{L}]+)*/gu) ?? [];
  return new Set(capital.filter((word) => !lower.has(word.toLowerCase()) && word !== 'Xcode'));
}
