/** A page for a learner, without script, to be sent or printed. */
import { say, wordsOf } from '../../language.ts';
import type { GradedCourse, LearnerResults, Result } from '../results/result.ts';
import { feedbackOf, type Feedback } from './feedback.ts';
import { escapeHtml, htmlPage } from './html.ts';
import { notesOf, type NoteOptions } from './notes.ts';

function htmlFromFeedback({ mark, title, points, outOf, lines }: Feedback): string {
  const told = lines.length === 0 ? '' : `<pre>${escapeHtml(lines.join('\n'))}</pre>`;
  return `<li><p>${mark} ${escapeHtml(title)} <b>${escapeHtml(say('grade.check-points', { points, outOf }))}</b></p>${told}</li>`;
}

/** How the points came about, where something beside the checks had a part in it. */
function sumOf({ points, earned, outOf }: Result): string {
  return points === earned
    ? say('grade.points', { points, outOf })
    : say('grade.points-by-checks', { points, outOf, earned });
}

function htmlFromResult(course: GradedCourse, result: Result, options: NoteOptions): string {
  const { assignment, verdict } = result;
  const found = course.assignments.get(assignment);
  const title = (found && wordsOf(found))?.title ?? assignment;
  const standing = verdict === 'open' ? say('grade.not-graded-yet') : sumOf(result);
  return [
    `<section><h2>${escapeHtml(title)}</h2><p>${standing}</p>`,
    ...notesOf(result, options).map((note) => `<p>${escapeHtml(note)}</p>`),
    `<ul class="checks">${feedbackOf(course, result).map(htmlFromFeedback).join('\n')}</ul></section>`,
  ].join('\n');
}

/** @param name the learner's, or a code in its place */
export function pageFromResults(
  course: GradedCourse,
  { points, outOf, results }: LearnerResults,
  name: string,
  options: NoteOptions = {},
): string {
  const sections = results.map((result) => htmlFromResult(course, result, options));
  const none = results.length === 0 ? [`<p>${escapeHtml(say('grade.nothing'))}</p>`] : [];
  return htmlPage(
    name,
    [
      `<h1>${escapeHtml(name)}</h1>`,
      `<p class="total">${escapeHtml(say('grade.points', { points, outOf }))}</p>`,
      ...none,
      ...sections,
    ].join('\n'),
  );
}
