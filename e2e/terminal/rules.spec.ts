/** Violations of every rule of the architecture, planted in a copy of the project, are all found. */
import { expect, test } from '@playwright/test';
import { readCatalogue } from '#checker/catalogue.ts';
import { root } from '../support/root.ts';
import { copyProject } from '../support/project-copy.ts';

const { examples } = await readCatalogue(root);
const [one, other] = examples;
if (one === undefined || other === undefined) throw new Error('There are not two examples.');
const program = `runnable-examples/${one.id}/main.ts`;
const up = '../'.repeat(2);

const planted: readonly [rule: string, path: string, text: string][] = [
  ['no-cycles', 'checker/match.ts', "import './prove.ts';\n"],
  ['enter-by-the-door', 'bin/example.ts', "import '../runtime/node/child.ts';\n"],
  ['private-folder-of-a-door', 'checker/words.ts', "import './prove/outcome.ts';\n"],
  ['child-serves-two-runtimes', 'runtime/lines.ts', "import './child/log.ts';\n"],
  ['cells-by-the-door', 'site/page.ts', "import './cells/request/copy-as.ts';\n"],
  ['private-folder-of-a-cell', 'site/cells/run.ts', "import './request/copy-as.ts';\n"],
  ['shown-knows-no-cell', 'site/shown/step-end.ts', "import '../cells/run.ts';\n"],
  ['nobody-imports-a-shell', 'checker/words.ts', "import '../bin/problem.ts';\n"],
  ['runtime-knows-nobody', 'runtime/lines.ts', "import '../checker/words.ts';\n"],
  ['checker-knows-the-contract', 'checker/words.ts', "import '../runtime/lines.ts';\n"],
  ['checker-is-pure', 'checker/words.ts', "import 'node:fs';\n"],
  ['site-runs-in-the-browser', 'site/routes.ts', "import '../runtime/node.ts';\n"],
  ['node-runtime-in-support-only', 'e2e/terminal/rules.spec.ts', "import '../../runtime/node.ts';\n"],
  ['content-imports-types-of-the-checker', 'lessons/toc.ts', "import '../runtime/contract.ts';\n"],
  ['content-imports-types-only', 'lessons/toc.ts', "import '../checker/words.ts';\n"],
  ['examples-import-express-and-zod', program, "import 'sirv';\n"],
  ['examples-stand-alone', program, `import '${up}${other.id}/main.ts';\n`],
  ['everything-resolves', 'bin/example.ts', "import './nowhere.ts';\n"],
  ...fromFloorToFloor('no-arrow-up-in-browser', 'runtime/browser', [
    'protocol.ts',
    'ground/host.ts',
    'bindings/errno.ts',
    'modules/resolved.ts',
    'stand-ins/replaced.ts',
    'program/bodies.ts',
    'unpackers/output.ts',
    'worker/request-head.ts',
  ]),
  ...fromFloorToFloor('no-arrow-up-in-cells', 'site/cells', [
    'ground/verdict.ts',
    'session/life.ts',
    'question.ts',
    'scratch.ts',
  ]),
  ['page-and-worker-speak-by-protocol', 'runtime/browser/page/deadlines.ts', "import '../ground/host.ts';\n"],
  ['floor-for-every-room-of-browser', 'runtime/browser/manifest.ts', "import './attic.ts';\n"],
  ['floor-for-every-room-of-cells', 'site/cells/code.ts', "import './attic.ts';\n"],
];

/** One arrow up to each floor, from the one below it. */
function fromFloorToFloor(rule: string, folder: string, files: readonly string[]): (typeof planted)[number][] {
  return files.slice(1).map((above, below) => {
    const from = files[below] ?? '';
    return [rule, `${folder}/${from}`, `import '${'../'.repeat(from.split('/').length - 1) || './'}${above}';\n`];
  });
}

test('architecture › each rule fails where it is broken', async () => {
  using project = copyProject();
  for (const folder of ['runtime/browser', 'site/cells']) project.write(`${folder}/attic.ts`, 'export {};\n');
  for (const [, path, text] of planted) project.edit(path, (before) => text + before);
  const { code, printed } = await project.node('bin/rules.ts');
  for (const [rule, path] of planted) expect(printed).toContain(`${rule}: ${path} → `);
  expect(code).toBe(1);
});

test('architecture › what the build lays out enters by the door, too', async () => {
  using project = copyProject();
  const component = 'site/components/Coloured.astro';
  const arrows = ['../cells/run.ts', '#runtime/node.ts', '#checker/prove/outcome.ts'];
  for (const arrow of arrows) project.edit(component, (text) => text.replace('---\n', `---\nimport '${arrow}';\n`));
  const { code, printed } = await project.node('node_modules/eslint/bin/eslint.js', component);
  for (const arrow of arrows) expect(printed).toContain(`'${arrow}' import is restricted`);
  expect(code).toBe(1);
});
