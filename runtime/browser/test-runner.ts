import { callerLocation } from './test-runner/caller-location.ts';
import { newOptions, type OptionValue } from './test-runner/options.ts';
import { newScopes } from './test-runner/scopes.ts';
import { snapshotReader } from './test-runner/snapshot-reader.ts';

/**
 * What Node's own test runner asks of the rest of Node, where a page has something else: a script of its own, fetched
 * only for a program that names `node:test`. `runtime/bundle/scripts/test-runner.ts` puts Node's modules beside it.
 */

type Require = (id: string) => unknown;
type Binding = (name: string) => object;

export interface Given {
  readonly require: Require;
  readonly internalBinding: Binding;
  /** Of Node's command line, as they are unless told. */
  readonly defaults: Readonly<Record<string, OptionValue>>;
  readonly flags: () => readonly string[];
}

export interface TestRunnerParts {
  /** `require` and `internalBinding` of a module of the test runner. */
  readonly requireOver: (require: Require) => Require;
  readonly bindingOver: (binding: Binding) => Binding;
  readonly scopes: ReturnType<typeof newScopes>;
}

/** Needs another process, the debugger, or hooks in Node's own loader. */
function refuse(what: string): never {
  throw Object.assign(
    new Error(`The feature ${what} is unavailable on the current platform, which is being used to run Node.js`),
    {
      code: 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM',
    },
  );
}

const nothing = (): undefined => undefined;

/** Of what a test file in a process of its own would tell. */
class NoSerializer {
  readonly writeHeader = nothing;
  readonly releaseBuffer = (): Uint8Array => new Uint8Array();
}

export function testRunnerParts({ defaults, flags }: Given): TestRunnerParts {
  const unavailable = (what: string) => (): never => refuse(what);
  const standIns: Readonly<Record<string, object>> = {
    'internal/options': newOptions(defaults, flags),
    'internal/modules/cjs/loader': { Module: {} },
    'internal/modules/customization_hooks': { registerHooks: unavailable('node:test mock.module') },
    'internal/test_runner/mock/loader': { hooks: {}, mocks: new Map(), constants: {} },
    'internal/test_runner/coverage': { setupCoverage: unavailable('code coverage') },
    'internal/test_runner/reporter/lcov': unavailable('code coverage'),
    'internal/process/pre_execution': {
      loadPreloadModules: nothing,
      markBootstrapComplete: nothing,
      prepareTestRunnerMainExecution: nothing,
    },
    'internal/util/inspector': { isUsingInspector: () => false },
    'internal/watch_mode/files_watcher': { FilesWatcher: unavailable('--watch') },
    v8: { DefaultSerializer: NoSerializer },
    vm: snapshotReader,
  };
  /** In the worker something else has the name. */
  const renamed: Readonly<Record<string, string>> = { 'internal/fs/glob': 'internal/test_runner/glob' };
  return {
    requireOver: (require) => (id) => (Object.hasOwn(standIns, id) ? standIns[id] : require(renamed[id] ?? id)),
    bindingOver: (binding) => (name) =>
      name === 'util' ? { ...binding(name), getCallerLocation: callerLocation } : binding(name),
    scopes: newScopes(),
  };
}
