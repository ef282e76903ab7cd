import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countCodeLines, declarationNames, declarationSource } from './source.ts';

const source = `import { z } from 'zod';

// About something else.

/** What a model is. */
export const Model = z.object({
  rate: z.int(), // one to ten

  name: z.string(),
});
export type Model = z.infer<typeof Model>;

/* a comment
   of two lines */
export function twice(n: number): string {
  return \`
\${n}\`;
}
`;

test('a declaration comes with its own comment, and with the type of the same name', () => {
  assert.equal(
    declarationSource(source, 'Model'),
    `/** What a model is. */
export const Model = z.object({
  rate: z.int(), // one to ten

  name: z.string(),
});

export type Model = z.infer<typeof Model>;`,
  );
  assert.equal(declarationSource(source, 'Modell'), undefined);
  assert.deepEqual(declarationNames(source), ['Model', 'twice']);
});

test('blank lines and comments are no lines of code; every line of a template is', () => {
  assert.equal(countCodeLines(source), 10);
  assert.equal(countCodeLines('// nothing\n\n'), 0);
});
