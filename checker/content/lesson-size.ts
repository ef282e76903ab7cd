/** A lesson can be worked through in one sitting: four programs, about 45 minutes. What is more may be skipped. */
import type { Said } from '../language.ts';
import { toMend } from '../to-mend.ts';
import type { LessonText } from './lesson-text.ts';
import type { SkippablePart } from './parts.ts';

const PROGRAMS = 4;
const MINUTES = 45;
/** Estimates of five minutes, and what an author may think better. */
const ROUGHLY = 5;

const device = toMend('mend.device');

/** Minutes as they are told. */
export function toldMinutes(minutes: number): number {
  return Math.max(Math.round(minutes / 5) * 5, 5);
}

function problemsOfPart(at: string, { heading, line, to, next }: SkippablePart): Said[] {
  if (heading === undefined || line !== heading.line + 2) return [toMend('mend.part-not-at-once', { at, device })];
  if (next === undefined) return [toMend('mend.part-ends-page', { at })];
  return to === next.slug ? [] : [toMend('mend.part-leads-elsewhere', { at, next: next.slug, to })];
}

export function problemsOfSkippable(file: string, { parts: { skippable } }: LessonText): readonly Said[] {
  return skippable.flatMap((part) => problemsOfPart(`${file}:${String(part.line)}`, part));
}

/** @param text in English: its words are counted for all languages */
export function problemsOfSize(file: string, text: LessonText): readonly Said[] {
  const { parts, minutes: said, points } = text;
  const { programs, skippable } = parts;
  const minutes = toldMinutes(parts.minutes);
  const skipped = new Set(skippable.flatMap(({ places }) => places));
  return [
    ...problemsOfSkippable(file, text),
    ...(programs.length > PROGRAMS
      ? [
          toMend('mend.many-programs', {
            file,
            count: programs.length,
            most: PROGRAMS,
            programs: programs.join(', '),
            device,
          }),
        ]
      : []),
    ...(minutes > MINUTES ? [toMend('mend.long-lesson', { file, minutes, most: MINUTES, device })] : []),
    ...(Math.abs(said - minutes) > ROUGHLY ? [toMend('mend.other-minutes', { file, said, minutes })] : []),
    ...Object.entries(points)
      .filter(([, place]) => skipped.has(place))
      .map(([point, place]) => toMend('mend.point-skipped', { file, point, place })),
  ];
}
