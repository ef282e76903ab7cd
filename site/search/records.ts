/** All that a reader may look for in the pages of a locale: headings with their prose, exchanges, runs, assignments. */
import { differences } from '#runtime/differences.ts';
import { headingIdsOf } from '#checker/translation.ts';
import { assignmentsInOrder } from '../assignments-in-order.ts';
import { commandLineOf } from '../evidence/command-line.ts';
import { documentOf, evidenceIds, evidenceOf, type Evidence } from '../evidence/examples.ts';
import { saidIn } from '../i18n/in-code.ts';
import { wordsOf } from '../i18n/words.ts';
import { lessonsInOrder, type LessonEntry } from '../lessons-in-order.ts';
import type { SearchRecord } from './found.ts';
import { sectionsOf } from './sections.ts';

/** Of an answer, in characters: what is longer is data, and no words. */
const LONGEST = 4000;

function textOf(...parts: readonly (string | undefined)[]): string {
  const given = parts.filter((part) => part !== undefined && part !== '');
  return given.join(' · ').replace(/\s+/g, ' ').trim().slice(0, LONGEST);
}

function recordFromEvidence(evidence: Evidence, { slug, data }: LessonEntry): SearchRecord {
  const { id, example } = evidence;
  const at = { id, where: data.title, href: `${slug}/#${id}` };
  if (evidence.kind === 'run') {
    const title = commandLineOf(evidence.documented, documentOf(example)).replaceAll(' \\\n', ' ');
    return { kind: 'run', title, ...at, text: textOf(...evidence.recorded.logs.map(({ text }) => text)) };
  }
  const { method, path, text, json } = evidence.documented.request;
  const { status, reason, body, binary, logs } = evidence.recorded;
  const sent = text ?? (json === undefined ? undefined : JSON.stringify(json));
  const told = binary === true ? undefined : body;
  return {
    kind: 'exchange',
    title: `${method} ${path}`,
    ...at,
    text: textOf(`${status} ${reason}`, told, sent, ...logs),
  };
}

function recordsOfLesson(lesson: LessonEntry): readonly SearchRecord[] {
  const { slug, data, entry, original } = lesson;
  const sections = sectionsOf(entry.body ?? '', headingIdsOf(original)).map((section): SearchRecord => {
    const { title, text } =
      section.slug === undefined ? { title: data.title, text: textOf(data.description, section.text) } : section;
    const href = section.slug === undefined ? `${slug}/` : `${slug}/#${section.slug}`;
    return { kind: 'section', title, id: '', where: data.title, href, text: textOf(text) };
  });
  return [...sections, ...evidenceIds(slug).map((id) => recordFromEvidence(evidenceOf(slug, id), lesson))];
}

const pages = ['teachers', 'how', 'differences', 'packages', 'progress', 'scratch', 'offline'] as const;
const ADDRESSES: Partial<Record<(typeof pages)[number], string>> = { how: 'how-this-runs' };

export async function recordsOf(locale: string): Promise<readonly SearchRecord[]> {
  const words = wordsOf(locale);
  const lessons = await lessonsInOrder(locale);
  const titleOf = (slug: string): string => lessons.find((lesson) => lesson.slug === slug)?.data.title ?? slug;
  const assignments = (await assignmentsInOrder(locale)).map(({ lesson, name, data, entry }): SearchRecord => {
    const brief = sectionsOf(entry.body ?? '').map(({ title, text }) => textOf(title, text));
    const href = `assignments/${lesson}/${name}/`;
    return {
      kind: 'assignment',
      title: data.title,
      id: name,
      where: titleOf(lesson),
      href,
      text: textOf(data.summary, ...brief),
    };
  });
  const ofPages = pages.map((page): SearchRecord => {
    const [title, text] = [words[`${page}.title`], words[`${page}.lead`]];
    return { kind: 'page', title, id: '', where: words['site.name'], href: `${ADDRESSES[page] ?? page}/`, text };
  });
  const ofDifferences = differences.map(({ id, what, browser, node, why }): SearchRecord => {
    const said = (english: string): string => saidIn(locale, english).text;
    const text = textOf(...[browser, node, why].map(said));
    return {
      kind: 'page',
      title: said(what),
      id: '',
      where: words['differences.title'],
      href: `differences/#${id}`,
      text,
    };
  });
  return [...lessons.flatMap(recordsOfLesson), ...assignments, ...ofPages, ...ofDifferences];
}
