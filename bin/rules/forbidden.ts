/** Rules 1 to 4 and 6 of ARCHITECTURE.md in the words of dependency-cruiser. Rule 5 is kept by `bin/content.ts`. */
import type { ICruiseOptions, IForbiddenRuleType } from 'dependency-cruiser';
import { floorRules } from './floors.ts';

export const rooms = [
  'assignments',
  'bench',
  'bin',
  'checker',
  'e2e',
  'lessons',
  'runnable-examples',
  'runtime',
  'site',
];
const shells = ['bench', 'bin', 'e2e', 'site'];
const inARoom = `^(${rooms.join('|')})/`;
const outside = (...allowed: readonly string[]): string => `^(?!(${allowed.join('|')}))(${rooms.join('|')})/`;

/** What an example may import because its lesson is about it, beside express, zod and node:. */
const librariesOfLessons: readonly string[] = [
  'node_modules/yaml/',
  'node_modules/bullmq/',
  'node_modules/zod-openapi/',
  'node_modules/@asteasolutions/zod-to-openapi/',
];

type Rule = IForbiddenRuleType & { readonly name: string; readonly comment: string };

export const forbidden: readonly Rule[] = [
  {
    name: 'no-cycles',
    comment: 'Rule 1: no import cycles, type imports included.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'enter-by-the-door',
    comment: "Rule 2: x/ behind x.ts is private to x.ts's room.",
    severity: 'error',
    from: { path: outside('runtime', 'checker') },
    to: { path: '^(runtime|checker)/[^/]+/' },
  },
  {
    name: 'private-folder-of-a-door',
    comment:
      'Rule 2, inside a room: what lies in x/ is reached by x.ts and from x/ itself. runtime/bundle packs runtime/browser.',
    severity: 'error',
    from: { path: '^(runtime|checker)/([^/.]+)', pathNot: '^runtime/bundle' },
    to: { path: '^(runtime|checker)/([^/]+)/', pathNot: '^$1/$2/|^runtime/child/' },
  },
  {
    name: 'child-serves-two-runtimes',
    comment: 'Rule 2: runtime/child/ is what runtime/node/ and runtime/guarded/ share; nobody else enters.',
    severity: 'error',
    from: { path: inARoom, pathNot: '^runtime/(child|node|guarded)/' },
    to: { path: '^runtime/child/' },
  },
  {
    name: 'cells-by-the-door',
    comment: 'Rule 2: the page enters a room of site/cells/ by its door, a file at the top.',
    severity: 'error',
    from: { path: inARoom, pathNot: '^site/cells/' },
    to: { path: '^site/cells/[^/]+/' },
  },
  {
    name: 'private-folder-of-a-cell',
    comment: 'Rule 2: what lies in site/cells/x/ is reached by x.ts, by x-….ts and from x/; all stand on ground/.',
    severity: 'error',
    from: { path: '^site/cells/([a-z]+)[-./]' },
    to: { path: '^site/cells/[^/]+/', pathNot: '^site/cells/($1|ground)/' },
  },
  {
    name: 'shown-knows-no-cell',
    comment: 'Rule 3: what the build and the cells both show stands below the cells.',
    severity: 'error',
    from: { path: '^site/(shown|evidence|highlight|i18n)/' },
    to: { path: '^site/cells/' },
  },
  {
    name: 'nobody-imports-a-shell',
    comment: 'Rule 3: arrows point inward.',
    severity: 'error',
    from: { path: inARoom },
    to: { path: `^(${shells.join('|')})/`, pathNot: '^e2e/support/|^$1/' },
  },
  {
    name: 'support-serves-the-outside',
    comment:
      'e2e/support serves the tests from outside, the benchmarks, the quick proofs, a package’s own tests, and the record of Node’s surface.',
    severity: 'error',
    from: { path: outside('e2e', 'bench', 'bin/conformance', 'bin/surface', 'bin/test/proofs\\.ts$') },
    to: { path: '^e2e/' },
  },
  {
    name: 'runtime-knows-nobody',
    comment: 'Rule 3: the runtime knows nothing of lessons, nor of the checker.',
    severity: 'error',
    from: { path: '^runtime/' },
    to: { path: outside('runtime') },
  },
  {
    name: 'checker-knows-the-contract',
    comment: 'Rule 3: of the runtime the checker knows the contract, and whose time a deadline is.',
    severity: 'error',
    from: { path: '^checker/' },
    to: { path: outside('checker', 'runtime/(contract|own-time)\\.ts$') },
  },
  {
    name: 'checker-is-pure',
    comment: 'Rule 3: only catalogue.ts reads content from the disk, and kept-proofs.ts keeps its journal there.',
    severity: 'error',
    from: { path: '^checker/', pathNot: '^checker/(catalogue|kept-proofs|proof-keys)\\.ts$|\\.test\\.ts$' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'site-runs-in-the-browser',
    comment: 'The site starts examples in the page; Node runs them for bin and e2e.',
    severity: 'error',
    from: { path: '^site/' },
    to: { path: '^runtime/(node|child|guarded)[/.]' },
  },
  {
    name: 'node-runtime-in-support-only',
    comment: 'e2e drives the built site and bin from outside.',
    severity: 'error',
    from: { path: '^e2e/', pathNot: '^e2e/support/' },
    to: { path: '^runtime/', pathNot: '^runtime/(baseline|contract|differences|guarded-differences|packages)\\.ts$' },
  },
  {
    name: 'content-imports-types-of-the-checker',
    comment: 'Content imports types of the checker, and nothing else of ours.',
    severity: 'error',
    from: { path: '^(assignments|lessons|runnable-examples)/' },
    to: { path: outside('assignments', 'lessons', 'runnable-examples', 'checker') },
  },
  {
    name: 'content-imports-types-only',
    comment: 'Content → checker: type imports only.',
    severity: 'error',
    from: { path: '^(assignments|lessons|runnable-examples)/' },
    to: { path: '^checker/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'examples-stand-alone',
    comment: 'Rule 4: a program imports only its own folder …',
    severity: 'error',
    from: { path: '^runnable-examples/([^/]+/[^/]+)/', pathNot: '/exchanges\\.ts$' },
    to: { path: outside('runnable-examples/$1/') },
  },
  {
    name: 'submissions-stand-alone',
    comment: 'Rule 4: so do starter and solution, and checks import no other file.',
    severity: 'error',
    from: { path: '^assignments/([^/]+/[^/]+)/(starter|solution)/' },
    to: { path: outside('assignments/$1/$2/') },
  },
  {
    name: 'examples-import-express-and-zod',
    comment: 'Rule 4: … express, zod, node:, and a library its lesson is about.',
    severity: 'error',
    from: { path: '^(assignments|runnable-examples)/' },
    to: {
      dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'],
      pathNot: ['node_modules/(express|zod)/', 'node_modules/@types/express/', ...Object.values(librariesOfLessons)],
    },
  },
  {
    name: 'everything-resolves',
    comment: 'An import that leads nowhere hides an arrow.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true, pathNot: '^astro:|^internal/|\\?(raw|url|inline)$' },
  },
  ...floorRules,
];

export const options: ICruiseOptions = {
  doNotFollow: { path: 'node_modules' },
  exclude: { path: '^(dist|\\.astro|\\.recorded|test-results|assignments/[^/]+/[^/]+/wrong)/' },
  tsPreCompilationDeps: true,
  tsConfig: { fileName: 'tsconfig.json' },
  enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types', 'default'] },
  detectProcessBuiltinModuleCalls: true,
};
