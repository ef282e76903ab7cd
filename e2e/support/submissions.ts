/** Submissions by the number: every kind that a course hands in, no two alike. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readAssignments } from '#checker/catalogue.ts';
import type { ExampleFiles } from '#runtime/contract.ts';
import { root } from './root.ts';

const crashing: ExampleFiles = { 'main.ts': "throw new Error('It does not start.');\n" };
/** Its answers and its log show where it lies. */
const throwing: ExampleFiles = {
  'main.ts': `import express from 'express';
const app = express();
app.use(() => { throw new Error('It does not answer.'); });
app.listen(3000);
`,
};
const lost: ExampleFiles = { 'main.ts': "import './no-such-file.ts';\n" };

/** One folder a learner, for the first assignment of the course. */
export async function writeSubmissions(folder: string, count: number): Promise<string> {
  // An easy one asks for no waiting: what it is answered does not vary from run to run.
  const assignment = (await readAssignments(root)).findLast(({ document }) => document.level === 'easy');
  if (assignment === undefined) throw new Error('There is no assignment.');
  const kinds = [assignment.solution, throwing, lost, ...Object.values(assignment.wrong), assignment.starter, crashing];
  for (let number = 0; number < count; number += 1) {
    const files = kinds[number % kinds.length] ?? crashing;
    const learner = `learner-${String(number).padStart(4, '0')}`;
    for (const [path, text] of Object.entries(files)) {
      const file = join(folder, learner, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, path === 'main.ts' ? `${text}\n// ${learner}\n` : text);
    }
  }
  return assignment.id;
}
