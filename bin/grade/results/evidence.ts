/** What one check has found, in a line. */
import { say, type OwnWords } from '#checker/language.ts';
import { lineFromDifference } from '#checker/report.ts';
import { language } from '../../language.ts';
import type { GradedCheck } from '../verdict/record.ts';
import { visible } from './visible.ts';

/** @param own the words of its assignment for what its checks compare */
export function evidenceOf({ differences: [first] = [], kind }: GradedCheck, own: OwnWords | undefined): string {
  if (first !== undefined) return visible(lineFromDifference(first, language(), own));
  return kind === undefined ? '' : say(language(), kind);
}
