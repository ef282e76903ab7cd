/** The example on which the cells are tried: the first one with a JSON body to send. */
import type { Locator, Page } from '@playwright/test';
import { catalogue, exampleCell, exchangeCell, openLesson } from './fixtures.ts';

const subject = catalogue.examples.find(({ document }) =>
  Object.values(document.exchanges).some(({ request }) => request.json !== undefined),
);
if (subject === undefined) throw new Error('No example has an exchange with a JSON body.');
export const { id: example, lesson, document: documented, files } = subject;
const [exchange = ''] = Object.entries(documented.exchanges).flatMap(([id, { request }]) =>
  request.json === undefined ? [] : [id],
);
export const main = (files['main.ts'] ?? '').replace(/\n$/, '');

export const program = (route: string, listen = 'app.listen(3000);'): string =>
  `import express from 'express';\nconst app = express();\napp.use(${route});\n${listen}\n`;

export async function open(page: Page): Promise<{ code: Locator; request: Locator }> {
  await openLesson(page, lesson);
  return { code: exampleCell(page, example), request: exchangeCell(page, exchange) };
}

export async function shownText(code: Locator): Promise<string> {
  const lines = await code.locator('[data-part="editor"] .cm-line').allTextContents();
  return lines.length > 0 ? lines.join('\n') : ((await code.locator('[data-part="editor"]').textContent()) ?? '');
}
