/** What a hand-in costs for being late. Nothing of it is in the journal: a moved deadline needs no new run. */
import type { LateRule } from '../tables/late.ts';

export interface Late {
  readonly dueMs: number;
  readonly handedInMs: number;
  /** Days that had begun. */
  readonly days: number;
  /** Of them, those that cost nothing. */
  readonly free: number;
  readonly percent: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** @returns undefined where it was in time, or nothing is due */
export function lateFrom(rule: LateRule | undefined, writtenMs: number, freeLeft: number): Late | undefined {
  if (rule?.dueMs === undefined) return undefined;
  const { dueMs, penalty, atMost, handedInMs = writtenMs } = rule;
  const days = Math.ceil((handedInMs - dueMs) / DAY_MS);
  if (days <= 0) return undefined;
  const free = Math.min(days, freeLeft);
  return { dueMs, handedInMs, days, free, percent: Math.min(atMost, (days - free) * penalty) };
}

/** To the hundredth. */
export function roundedPoints(points: number): number {
  return Math.round(points * 100) / 100;
}

export function afterPenalty(points: number, late: Late | undefined): number {
  return late === undefined ? points : roundedPoints(points * (1 - late.percent / 100));
}
