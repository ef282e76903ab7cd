/** The class as a whole, for the teacher alone. */
import type { OwnWords } from '#checker/language.ts';
import { evidenceOf } from '../results/evidence.ts';
import { say, wordsOf } from '../../language.ts';
import type { AssignmentView, CheckView, ClassView, Equal } from '../class/view.ts';
import type { GradedCourse } from '../results/result.ts';
import { escapeHtml, htmlPage } from './html.ts';
import { sentenceFromSpread, svgFromSpread } from './spread.ts';

/** `label-in-any-case` → `label in any case` */
function wordsFromName(name: string): string {
  return name.replaceAll('-', ' ');
}

function htmlFromCommon({ failed, common }: CheckView, values: OwnWords | undefined): string {
  if (common === undefined) return '';
  const { count, example, mistake } = common;
  const { sent } = example;
  const told = say('class.common', { count, failed, told: evidenceOf(example, values) });
  const named =
    mistake === undefined ? '' : `<p>${escapeHtml(say('class.mistake', { name: wordsFromName(mistake) }))}</p>`;
  return `<p>${escapeHtml(told)}</p>${sent === undefined ? '' : `<pre>${escapeHtml(sent)}</pre>`}${named}`;
}

const HEADS = ['class.check', 'class.failed', 'class.not-tried', 'class.commonest'] as const;

function htmlFromAssignment(course: GradedCourse, view: AssignmentView): string {
  const { assignment, points, outOf, refused, open, checks } = view;
  const found = course.assignments.get(assignment);
  const words = found && wordsOf(found);
  const title = words?.title ?? assignment;
  const rows = checks.map(
    (check) =>
      `<tr><td>${escapeHtml(words?.checks[check.id]?.title ?? check.id)}</td><td class="n">${check.failed}</td><td class="n">${check.skipped}</td><td>${htmlFromCommon(check, words?.values)}</td></tr>`,
  );
  const left = [
    ...(refused > 0 ? [say('class.refused', { count: refused })] : []),
    ...(open > 0 ? [say('class.open', { count: open })] : []),
  ];
  return [
    `<section><h2>${escapeHtml(title === assignment ? title : `${title} (${assignment})`)}</h2>`,
    `<p>${sentenceFromSpread(points, outOf)} ${left.join(' ')}</p>`,
    points.length === 0 ? '' : svgFromSpread(points, outOf, say('class.spread-title', { title })),
    `<table><thead><tr>${HEADS.map((key) => `<th>${escapeHtml(say(key))}</th>`).join('')}</tr></thead>`,
    `<tbody>${rows.join('\n')}</tbody></table></section>`,
  ].join('\n');
}

function htmlFromEqual({ assignment, learners, is }: Equal, nameOf: (learner: string) => string): string {
  const who = learners.map(nameOf).join(', ');
  const key =
    is === undefined ? 'class.same-program' : is === 'the starter' ? 'class.same-as-starter' : 'class.same-as-solution';
  return `<li>${escapeHtml(say(key, { assignment, who }))}</li>`;
}

/** @param nameOf the learner's name, or a code in its place */
export function classPage(course: GradedCourse, view: ClassView, nameOf: (learner: string) => string): string {
  const list = (title: string, learners: readonly string[]): readonly string[] =>
    learners.length === 0
      ? []
      : [
          `<p>${escapeHtml(say('class.list', { title, count: learners.length, names: learners.map(nameOf).join(', ') }))}</p>`,
        ];
  const equal =
    view.equal.length === 0
      ? []
      : [
          `<section><h2>${escapeHtml(say('class.equal'))}</h2>`,
          `<p>${escapeHtml(say('class.equal-why'))}</p>`,
          `<ul>${view.equal.map((each) => htmlFromEqual(each, nameOf)).join('\n')}</ul></section>`,
        ];
  return htmlPage(
    say('class.title'),
    [
      `<h1>${escapeHtml(say('class.title'))}</h1>`,
      `<p>${escapeHtml(say('class.learners', { count: view.learners }))}</p>`,
      ...list(say('class.missing'), view.missing),
      ...list(say('class.unknown'), view.unknown),
      ...view.assignments.map((each) => htmlFromAssignment(course, each)),
      ...equal,
    ].join('\n'),
  );
}
