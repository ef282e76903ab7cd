import { build } from 'esbuild';
import { join } from 'node:path';
import { z } from 'zod';
import type { NodeDump } from '../node-library.ts';
import { projectRoot } from '../project.ts';
import { propertyFromLibrary } from './worker-script.ts';

/** The script of `node:test`: Node's own test runner over `runtime/browser/test-runner.ts`, fetched only where named. */

const PAGE = 'internal/test_runner/page';

/** In the worker something else has the name of the second; the runner gets Node's own by the first. */
const GLOB = ['internal/test_runner/glob', 'internal/fs/glob'] as const;

const MODULES = [
  'test',
  'test/reporters',
  'internal/deps/minimatch/index',
  'internal/main/test_runner',
  'internal/test_runner/assert',
  'internal/test_runner/harness',
  'internal/test_runner/mock/mock',
  'internal/test_runner/mock/mock_timers',
  'internal/test_runner/reporter/dot',
  'internal/test_runner/reporter/junit',
  'internal/test_runner/reporter/rerun',
  'internal/test_runner/reporter/spec',
  'internal/test_runner/reporter/tap',
  'internal/test_runner/reporter/utils',
  'internal/test_runner/runner',
  'internal/test_runner/snapshot',
  'internal/test_runner/tag_filter',
  'internal/test_runner/test',
  'internal/test_runner/tests_stream',
  'internal/test_runner/utils',
];

/** Where Node follows async ids, which a page has not for promises: see `test-runner/scopes.ts`. */
const CHANGED: Readonly<Record<string, readonly (readonly [from: string, to: string])[]>> = {
  'internal/test_runner/test': [
    ["super('Test');", "const scope={};page.scopes.run(scope,()=>super('Test'));scope.test=this;"],
  ],
  'internal/test_runner/harness': [
    [
      'const test = testResources.get(executionAsyncId());\n\n    // Check',
      'const test = testResources.get(executionAsyncId()) ?? page.scopes.running() ?? page.scopes.onlyOne(rootTest);\n\n    // Check',
    ],
    ['testResources.get(executionAsyncId())', '(testResources.get(executionAsyncId()) ?? page.scopes.running())'],
    ['testResources.get(triggerAsyncId)', '(testResources.get(triggerAsyncId) ?? page.scopes.running())'],
  ],
};

function adapted(id: string, source: string): string {
  const changed = (CHANGED[id] ?? []).reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`Node ${process.version} has no ${JSON.stringify(from)} in its ${id}.`);
    return text.replaceAll(from, to);
  }, source);
  return `const page=require(${JSON.stringify(PAGE)});require=page.requireOver(require);internalBinding=page.bindingOver(internalBinding);${changed}`;
}

/** Declared with all others in `internal/errors`, of which the worker has those that every program can raise. */
function declarationOf(code: string, source: string): string {
  const start = source.indexOf(`E('${code}', function`);
  const end = source.indexOf('\n}, Error);', start);
  if (start === -1 || end === -1) throw new Error(`Node ${process.version} declares no ${code} as before.`);
  return source.slice(start, end + '\n}, Error);'.length);
}

async function pageModule(dump: NodeDump): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(projectRoot, 'runtime/browser/test-runner.ts')],
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    target: 'es2024',
  });
  const errors = z.string().parse(dump.natives['internal/errors']);
  return `
{
  const assert = require('internal/assert');
  const { E, hideInternalStackFrames, inspectWithNoCustomRetry } = require('internal/errors');
  ${declarationOf('ERR_TEST_FAILURE', errors)}
}
{
  const ofNode = require;
  require = (id) => ofNode(id.replace('node:', ''));
}
${outputFiles[0]?.text ?? ''}
module.exports = module.exports.testRunnerParts({
  defaults: ${JSON.stringify(defaultsFrom(dump))},
  flags: () => process.execArgv,
});`;
}

/** Of the options that the runner asks for. */
function defaultsFrom({ natives, constants }: NodeDump): Record<string, unknown> {
  const texts = MODULES.map((id) => z.string().parse(natives[id]));
  const names = texts.flatMap((text) =>
    [...text.matchAll(/getOptionValue\(\s*'(--[^']+)'/g)].map(([, name = '']) => name),
  );
  return Object.fromEntries(names.map((name) => [name, constants.options[name]]));
}

export async function composeTestRunner(dump: NodeDump): Promise<string> {
  const properties = [
    propertyFromLibrary(PAGE, await pageModule(dump)),
    propertyFromLibrary(GLOB[0], z.string().parse(dump.natives[GLOB[1]])),
    ...MODULES.map((id) => propertyFromLibrary(id, adapted(id, z.string().parse(dump.natives[id])))),
  ];
  return `({\n${properties.join('')}})\n//# sourceURL=node:internal/test_runner/test\n`;
}
