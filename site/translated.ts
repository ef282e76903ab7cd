/** A text in another language as its page needs it: blocks whose English has changed say so, and emphasis may end before a particle. */
import { dirname, relative } from 'node:path';
import type { ViteUserConfig } from 'astro';
import { readTranslations } from '#checker/catalogue.ts';
import { keptPathOf, pairsOf, withLooseEmphasis, type Translation } from '#checker/translation.ts';

const MARK = ' <Changed />';

/** The mark stands at the end of its block; of a table, in the last cell. */
export function withChangedMarks(translation: Translation): string {
  // Without that file nobody knows what has changed, and `content` says so.
  if (translation.kept === undefined) return translation.text;
  const ends = pairsOf(translation).flatMap(({ block, isCurrent }) => {
    if (isCurrent || block.end === undefined) return [];
    return [block.kind === 'table' ? block.end - 1 : block.end];
  });
  return ends
    .toSorted((a, b) => b - a)
    .reduce((text, at) => `${text.slice(0, at).trimEnd()}${MARK}${text.slice(at)}`, translation.text);
}

/** The words of the frontmatter whose English has changed since: `title`, `hints.0` */
export function changedWordsIn(root: string, file: string): readonly string[] {
  const translation = readTranslations(root, dirname(file)).find((each) => each.file === file);
  if (translation?.kept === undefined) return [];
  return pairsOf(translation).flatMap(({ block, isCurrent }) =>
    isCurrent || block.end !== undefined ? [] : [block.kind],
  );
}

export function translated(root: string): NonNullable<ViteUserConfig['plugins']>[number] {
  return {
    name: 'translated',
    enforce: 'pre',
    transform: {
      filter: { id: /\/[a-z]{2}\.mdx$/ },
      handler(code, id) {
        const file = relative(root, id).replaceAll('\\', '/');
        const found = readTranslations(root, dirname(file)).find((each) => each.file === file);
        if (found === undefined) return null;
        this.addWatchFile(keptPathOf(id));
        return { code: withLooseEmphasis(withChangedMarks({ ...found, text: code })), map: null };
      },
    },
  };
}
