/** What is told of one learner and one assignment. */
import type { CatalogueAssignment } from '#checker/catalogue.ts';
import type { GradedCheck } from '../verdict/record.ts';
import type { Manual } from '../tables/manual.ts';
import type { Late } from './late.ts';

/**
 * refused: it could not be read as a submission. open: it was not graded, by a fault of ours or not yet. missing:
 * nothing was handed in.
 */
export type ResultVerdict = 'passed' | 'failed' | 'refused' | 'open' | 'missing';

export interface NotCounted {
  readonly from: string;
  readonly verdict: ResultVerdict;
  readonly isFault?: true;
  readonly points: number;
  /** Where it was refused. */
  readonly why: string;
}

export interface Result {
  readonly assignment: string;
  readonly from: string;
  readonly submission: string | null;
  readonly verdict: ResultVerdict;
  /** Of what is open: by a fault of ours. */
  readonly isFault?: true;
  /** What counts: those of the checks, less what being late costs, and those of a person. */
  readonly points: number;
  /** By the checks alone. */
  readonly earned: number;
  readonly outOf: number;
  readonly notes: readonly string[];
  readonly checks: readonly GradedCheck[];
  /** As the system says. Only what a deadline or a platform asks for tells it: a copy of the folder has other times. */
  readonly handedInMs: number;
  readonly late?: Late;
  readonly manual?: readonly Manual[];
  /** Which of several counts, and the others. */
  readonly attempts?: { readonly counts: string; readonly others: readonly NotCounted[] };
}

export interface LearnerResults {
  readonly learner: string;
  readonly platformId?: string;
  readonly points: number;
  readonly outOf: number;
  readonly results: readonly Result[];
  /** Of the roster. */
  readonly row?: readonly string[];
}

/** So long as one is open, what they have together says nothing. */
export function hasOpen({ results }: Pick<LearnerResults, 'results'>): boolean {
  return results.some(({ verdict }) => verdict === 'open');
}

export interface GradedCourse {
  readonly assignments: ReadonlyMap<string, CatalogueAssignment>;
  /** Those whose checks are not published: of a failure only the requirement is told. */
  readonly hidden: ReadonlySet<string>;
}

export function pointsOf({ document }: CatalogueAssignment): number {
  return Object.values(document.checks).reduce((sum, { points }) => sum + points, 0);
}
