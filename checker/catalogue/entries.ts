/** What the catalogue has of each example and each assignment. */
import type { ExampleFiles } from '#runtime/contract.ts';
import type { AssignmentDocument, AssignmentWords } from '../check.ts';
import type { ExampleDocument } from '../exchange.ts';
import type { KeptMutants } from './mutants.ts';

export interface CatalogueExample {
  /** `validation/schema` */
  readonly id: string;
  readonly lesson: string;
  readonly name: string;
  /** The program's files; `exchanges.ts` is not one of them. */
  readonly files: ExampleFiles;
  readonly document: ExampleDocument;
  /** Changes with the files, the documents and the versions: a recording with another one is stale. */
  readonly fingerprint: string;
}

export interface CatalogueAssignment {
  /** `validation/features` */
  readonly id: string;
  readonly lesson: string;
  readonly name: string;
  /** By locale. */
  readonly words: Readonly<Record<string, AssignmentWords>>;
  /** By locale: the whole `<locale>.mdx`. */
  readonly briefs: Readonly<Record<string, string>>;
  readonly document: AssignmentDocument;
  readonly starter: ExampleFiles;
  readonly solution: ExampleFiles;
  /** By mistake: the solution with the files of `wrong/<mistake>/` in place of its own. */
  readonly wrong: Readonly<Record<string, ExampleFiles>>;
  /** The text of `checks.ts`. */
  readonly checksText: string;
  /** What came of its mutants, as `npm run mutants` has written it; undefined where they were not tried yet. */
  readonly mutants: KeptMutants | undefined;
  /** Changes with the checks, the starter and the versions: a report of another one is of another assignment. */
  readonly fingerprint: string;
}

export interface Catalogue {
  readonly examples: readonly CatalogueExample[];
  readonly assignments: readonly CatalogueAssignment[];
}
