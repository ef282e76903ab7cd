/** A page for a learner, without script, to be sent or printed. */
import { say, wordsOf } from '../../language.ts';
import type { GradedCourse, LearnerResults, Result } from '../results/result.ts';
import { standingOfOpen } from '../results/open.ts';
import { feedbackOf, type Feedback } from './feedback.ts';
import { escapeHtml, htmlPage } from './html.ts';
import { maskOf, tellingCells } from './masked.ts';
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
  const standing = verdict === 'open' ? standingOfOpen(result) : sumOf(result);
  return [
    `<section>${title === '' ? '' : `<h2>${escapeHtml(title)}</h2>`}<p>${escapeHtml(standing)}</p>`,
    ...notesOf(result, options).map((note) => `<p>${escapeHtml(note)}</p>`),
    `<ul class="checks">${feedbackOf(course, result).map(htmlFromFeedback).join('\n')}</ul></section>`,
  ].join('\n');
}

/** Where something is not graded, no sum that could be taken for the marks. */
function totalOf({ points, outOf, results }: LearnerResults): string {
  const open = results.filter(({ verdict }) => verdict === 'open');
  const [first] = open;
  if (first === undefined) return say('grade.points', { points, outOf });
  if (open.length === results.length) return standingOfOpen(open.find(({ isFault }) => isFault) ?? first);
  return say('grade.points-so-far', { points, outOf, open: open.length });
}

/** @param name the learner's, or a code in its place */
export function pageFromResults(
  course: GradedCourse,
  learner: LearnerResults,
  name: string,
  { isAnonymous = false }: { readonly isAnonymous?: boolean } = {},
): string {
  const { results, platformId = '', row = [] } = learner;
  const options = isAnonymous ? { mask: maskOf([learner.learner, platformId, ...tellingCells(row)], name) } : {};
  const sections = results.map((result) => htmlFromResult(course, result, options));
  const none = results.length === 0 ? [`<p>${escapeHtml(say('grade.nothing'))}</p>`] : [];
  return htmlPage(
    name,
    [`<h1>${escapeHtml(name)}</h1>`, `<p class="total">${escapeHtml(totalOf(learner))}</p>`, ...none, ...sections].join(
      '\n',
    ),
  );
}
