import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayHaveCircle } from './needs-extras.ts';

test('files that lead to each other are seen, whatever way they are named', () => {
  assert.equal(mayHaveCircle({ 'main.ts': `import { a } from './a.ts';`, 'a.ts': `export const a = 1;` }), false);
  assert.equal(mayHaveCircle({ 'main.ts': `import './main.ts';` }), true);
  assert.equal(
    mayHaveCircle({
      'main.ts': `import "./src/a.ts"`,
      'src/a.ts': `export * from '../src/b.ts'`,
      'src/b.ts': `import {\n  a,\n} from './a.ts';`,
    }),
    true,
  );
  assert.equal(
    mayHaveCircle({ 'src/a.ts': `import b from '#src/b.ts';`, 'src/b.ts': `import a from '#src/a.ts';` }),
    true,
  );
});

test('a long text without an end is looked through once', () => {
  const text = 'import from '.repeat(80_000);
  assert.equal(mayHaveCircle({ 'main.ts': text, 'a.ts': `${text}'./main.ts` }), false);
});
