import { textFromSaid, type Language, type Said } from './language.ts';
import { inEnglish } from './to-mend.ts';

/** An author's mistake in the content, with the place and the next step. */
export class ContentProblem extends Error {
  override readonly name = 'ContentProblem';
  readonly lines: readonly Said[];

  constructor(...lines: readonly Said[]) {
    super(lines.map(inEnglish).join('\n'));
    this.lines = lines;
  }

  textIn(language: Language): string {
    return this.lines.map((line) => textFromSaid(language, line)).join('\n');
  }
}
