/** Where texts in other languages stand beside their English ones, and the command that shows both. */
import { basename } from 'node:path';
import { assignmentIdsIn } from '#checker/catalogue.ts';
import { lessons } from '../lessons/toc.ts';

/** The project's own folder has `README.<locale>.md` and the like. */
export function foldersOfTranslations(root: string): readonly string[] {
  return [
    '',
    ...lessons.map(({ slug }) => `lessons/${slug}`),
    ...assignmentIdsIn(root).ids.map((id) => `assignments/${id}`),
  ];
}

/** `ko` of `lessons/validation/ko.mdx`, and of `README.ko.md` */
export function localeOf(file: string): string {
  return basename(file).split('.').at(-2) ?? '';
}

/** What the command calls the text: `validation`, `validation/features`, `README` */
export function nameOf(file: string): string {
  const parts = file.split('/');
  return parts.length === 1 ? (file.split('.')[0] ?? '') : parts.slice(1, -1).join('/');
}

export function commandFor(file: string): string {
  return `npm run translate -- ${localeOf(file)} ${nameOf(file)}`;
}
