/** The example on which the cells are tried: one with a JSON body to send, of the shortest lesson, which loads soonest. */
import type { Locator, Page } from '@playwright/test';
import { readLessonTexts } from '#checker/catalogue.ts';
import { catalogue, exampleCell, exchangeCell, openLesson, root } from './fixtures.ts';

const lengthOf = (lesson: string): number => (readLessonTexts(root, lesson)['en'] ?? '').length;

const [subject] = catalogue.examples
  .filter(({ document }) => Object.values(document.exchanges).some(({ request }) => request.json !== undefined))
  .toSorted((one, other) => lengthOf(one.lesson) - lengthOf(other.lesson));
if (subject === undefined) throw new Error('No example has an exchange with a JSON body.');
export const { id: example, lesson, document: documented, files } = subject;
export const [exchangeId = ''] = Object.entries(documented.exchanges).flatMap(([id, { request }]) =>
  request.json === undefined ? [] : [id],
);
export const main = (files['main.ts'] ?? '').replace(/\n$/, '');

export const program = (route: string, listen = 'app.listen(3000);'): string =>
  `import express from 'express';\nconst app = express();\napp.use(${route});\n${listen}\n`;

export function cellsOn(page: Page): { readonly code: Locator; readonly request: Locator } {
  return { code: exampleCell(page, example), request: exchangeCell(page, exchangeId) };
}

export async function open(page: Page): Promise<{ readonly code: Locator; readonly request: Locator }> {
  await openLesson(page, lesson);
  const cells = cellsOn(page);
  // Near it, the fields of the request take the place of its text.
  await cells.request.scrollIntoViewIfNeeded();
  return cells;
}

export async function shownText(code: Locator): Promise<string> {
  const lines = await code.locator('[data-part="editor"] .cm-line').allTextContents();
  return lines.length > 0 ? lines.join('\n') : ((await code.locator('[data-part="editor"]').textContent()) ?? '');
}
