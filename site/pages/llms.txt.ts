/** Where a machine that reads finds the lessons as Markdown: see llmstxt.org. */
import type { APIRoute } from 'astro';
import { absoluteFrom } from '../absolute.ts';
import { locales, wordsOf } from '../i18n/words.ts';
import { lessonsInOrder } from '../lessons-in-order.ts';
import { addressOf, lessonMarkdown } from '../routes.ts';

export const GET: APIRoute = async ({ site }) => {
  const [first] = locales;
  const words = wordsOf(first ?? '');
  const parts = locales.map(async (locale) => {
    const lessons = (await lessonsInOrder(locale)).map(
      ({ slug, data }) => `- [${data.title}](${absoluteFrom(lessonMarkdown(locale, slug), site)}): ${data.description}`,
    );
    const { 'site.lessons': title, 'site.assignments': assignments, 'assignments.lead': lead } = wordsOf(locale);
    const more = `- [${assignments}](${absoluteFrom(addressOf(locale, 'assignments'), site)}): ${lead}`;
    return [`## ${title}${locale === first ? '' : ` (${locale})`}`, [...lessons, more].join('\n')];
  });
  const text = [
    `# ${words['site.name']}`,
    `> ${words['site.tagline']}`,
    words['site.footer'],
    ...(await Promise.all(parts)).flat(),
  ];
  return new Response(`${text.join('\n\n')}\n`);
};
