import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Which test runs. Node's test runner follows async ids, and a page has none for promises; it has the async context,
 * which the program keeps through its awaits. So each test's own context says which one it is.
 */

export interface AnyTest {
  readonly name: string;
  readonly startTime: unknown;
  readonly finished: boolean;
  readonly subtests: readonly AnyTest[];
}

/** Named by the context before there is the test itself: a resource takes its context when it is made. */
interface Scope {
  test?: AnyTest;
}

export interface Scopes {
  readonly run: (scope: Scope, make: () => void) => void;
  readonly running: () => AnyTest | undefined;
  /** The test that runs where only one does: an unhandled rejection does not say where it comes from. */
  readonly onlyOne: (root: AnyTest) => AnyTest | undefined;
}

function leavesOf(test: AnyTest): readonly AnyTest[] {
  if (test.startTime === null || test.finished) return [];
  const below = test.subtests.flatMap(leavesOf);
  return below.length > 0 || test.name === '<root>' ? below : [test];
}

export function newScopes(): Scopes {
  const storage = new AsyncLocalStorage<Scope>();
  return {
    run: (scope, make) => storage.run(scope, make),
    running: () => storage.getStore()?.test,
    onlyOne: (root) => {
      const [first, second] = leavesOf(root);
      return second === undefined ? first : undefined;
    },
  };
}
