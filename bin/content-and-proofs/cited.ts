/** The ids that an author may cite, by what cites them. */
import type { CatalogueAssignment, CatalogueExample } from '#checker/catalogue.ts';
import { say } from '../language.ts';

/** What `see` of a check, and `<Exchange>`, `<Run>`, `<Claim>` of a lesson may name. */
export function linesOfEvidence(lesson: string, examples: readonly CatalogueExample[]): readonly string[] {
  const own = examples.filter((each) => each.lesson === lesson);
  return [
    say('content.may-cite', { lesson }),
    ...own.map(({ name, document: { exchanges, runs = {} } }) => {
      const ids = [...Object.keys(exchanges), ...Object.keys(runs)];
      return `  ${name}: ${ids.join(', ')}`;
    }),
  ];
}

/** What `<Checked by="…" />` of a brief may name. */
export function lineOfChecks({ document }: CatalogueAssignment): string {
  return say('content.may-name', { ids: Object.keys(document.checks).join(', ') });
}
