/** The program that is measured: the first of the course that answers a GET with 200. */
import { join } from 'node:path';
import { readCatalogue } from '#checker/catalogue.ts';
import type { ExampleFiles } from '#runtime/contract.ts';

export interface Program {
  readonly id: string;
  readonly lesson: string;
  readonly folder: string;
  readonly files: ExampleFiles;
  /** What is requested of it. */
  readonly path: string;
}

export async function chooseProgram(root: string): Promise<Program> {
  const { examples } = await readCatalogue(root);
  for (const { id, lesson, files, document } of examples) {
    const answered = Object.values(document.exchanges).find(
      ({ request, response }) => request.method === 'GET' && response.status === 200,
    );
    if (answered !== undefined)
      return { id, lesson, folder: join(root, 'runnable-examples', id), files, path: answered.request.path };
  }
  throw new Error('No example answers a GET with 200.');
}
