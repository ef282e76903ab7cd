/** A page for a learner, without script, to be sent or printed. */
import { feedbackOf, type Feedback } from '../feedback.ts';
import type { GradedCourse, LearnerResults, Result } from '../results.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

function htmlFromFeedback({ mark, title, points, outOf, lines }: Feedback): string {
  const told = lines.length === 0 ? '' : `<pre>${escapeHtml(lines.join('\n'))}</pre>`;
  return `<li><p>${mark} ${escapeHtml(title)} <b>${points} of ${outOf}</b></p>${told}</li>`;
}

function htmlFromResult(course: GradedCourse, result: Result): string {
  const { assignment, verdict, points, outOf, notes } = result;
  const title = course.assignments.get(assignment)?.words['en']?.title ?? assignment;
  const standing = verdict === 'open' ? 'not graded yet' : `${points} of ${outOf} points`;
  return [
    `<section><h2>${escapeHtml(title)}</h2><p>${standing}</p>`,
    ...notes.map((note) => `<p>${escapeHtml(note)}</p>`),
    `<ul>${feedbackOf(course, result).map(htmlFromFeedback).join('\n')}</ul></section>`,
  ].join('\n');
}

const STYLE =
  'body{font:1rem/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}ul{list-style:none;padding:0}pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f3f1ec;padding:.75rem}';

export function pageFromResults(course: GradedCourse, { learner, points, outOf, results }: LearnerResults): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(learner)}</title>
<style>${STYLE}</style>
<h1>${escapeHtml(learner)}</h1>
<p>${points} of ${outOf} points</p>
${results.map((result) => htmlFromResult(course, result)).join('\n')}
</html>
`;
}
