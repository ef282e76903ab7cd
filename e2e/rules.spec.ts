/** Violations of every rule of the architecture, planted in a copy of the project, are all found. */
import { expect, test } from '@playwright/test';
import { readCatalogue } from '#checker/catalogue.ts';
import { root } from './support/root.ts';
import { copyProject } from './support/project-copy.ts';

const { examples } = await readCatalogue(root);
const [one, other] = examples;
if (one === undefined || other === undefined) throw new Error('There are not two examples.');
const program = `runnable-examples/${one.id}/main.ts`;
const up = '../'.repeat(2);

const planted: readonly [rule: string, path: string, text: string][] = [
  ['no-cycles', 'checker/match.ts', "import './prove.ts';\n"],
  ['enter-by-the-door', 'bin/example.ts', "import '../runtime/node/child.ts';\n"],
  ['private-folder-of-a-door', 'checker/words.ts', "import './prove/outcome.ts';\n"],
  ['nobody-imports-a-shell', 'checker/words.ts', "import '../bin/problem.ts';\n"],
  ['runtime-knows-nobody', 'runtime/lines.ts', "import '../checker/words.ts';\n"],
  ['checker-knows-the-contract', 'checker/words.ts', "import '../runtime/lines.ts';\n"],
  ['checker-is-pure', 'checker/words.ts', "import 'node:fs';\n"],
  ['site-runs-in-the-browser', 'site/routes.ts', "import '../runtime/node.ts';\n"],
  ['node-runtime-in-support-only', 'e2e/rules.spec.ts', "import '../runtime/node.ts';\n"],
  ['content-imports-types-of-the-checker', 'lessons/toc.ts', "import '../runtime/contract.ts';\n"],
  ['content-imports-types-only', 'lessons/toc.ts', "import '../checker/words.ts';\n"],
  ['examples-import-express-and-zod', program, "import 'sirv';\n"],
  ['examples-stand-alone', program, `import '${up}${other.id}/main.ts';\n`],
  ['everything-resolves', 'bin/example.ts', "import './nowhere.ts';\n"],
];

test('architecture › each rule fails where it is broken', async () => {
  using project = copyProject();
  for (const [, path, text] of planted) project.edit(path, (before) => text + before);
  const { code, printed } = await project.node('bin/rules.ts');
  for (const [rule, path] of planted) expect(printed).toContain(`${rule}: ${path} → `);
  expect(code).toBe(1);
});
