/**
 * The program that runs in the page: mocha, unmodified, over the files on the disk. It tells each test on a line of
 * its own, marked, since the tests print, too.
 */
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { inspect } from 'node:util';

interface Failure {
  readonly message?: string;
  readonly stack?: string;
  readonly expected?: unknown;
  readonly actual?: unknown;
}
interface TestInMocha {
  readonly fullTitle: () => string;
  readonly file?: string;
  readonly duration?: number;
}
interface Runner {
  on(event: 'pass' | 'pending', hear: (test: TestInMocha) => void): this;
  on(event: 'fail', hear: (test: TestInMocha, error: Failure) => void): this;
  once(event: 'end', hear: () => void): this;
}
interface Mocha {
  addFile(path: string): void;
  loadFilesAsync?(): Promise<unknown>;
  rootHooks?(hooks: unknown): void;
  run(done: (failures: number) => void): unknown;
}
type MochaClass = new (options: object) => Mocha;

interface Given {
  readonly root: string;
  readonly mochaFrom: string;
  readonly files: readonly string[];
  readonly requires: readonly string[];
  readonly options: object;
  readonly mark: string;
}

/* eslint-disable @typescript-eslint/no-unsafe-assignment -- what run-suite.ts wrote, and what packages give: nothing here could check more of it */
const given: Given = JSON.parse(process.argv[2] ?? '{}');
const { root, mochaFrom, files, requires, options, mark } = given;
const write = process.stdout.write.bind(process.stdout);
const tell = (event: object): void => void write(`${mark}${JSON.stringify(event)}\n`);

const shown = (value: unknown): string | undefined => {
  if (value === undefined || typeof value === 'string') return value;
  return inspect(value);
};

/** Mocha makes a new one of it, as of any reporter. */
function TellingReporter(runner: Runner): void {
  const about = (test: TestInMocha) => ({ title: test.fullTitle(), file: test.file, ms: test.duration });
  runner.on('pass', (test) => tell({ type: 'passed', ...about(test) }));
  runner.on('pending', (test) => tell({ type: 'pending', ...about(test) }));
  runner.on('fail', (test, { message, stack, expected, actual }) =>
    tell({ type: 'failed', ...about(test), message, stack, expected: shown(expected), actual: shown(actual) }),
  );
}

const mochaFolder = resolve(mochaFrom);
process.chdir(resolve(root));
const require = createRequire(`${process.cwd()}/package.json`);
const Mocha: MochaClass = createRequire(`${mochaFolder}/package.json`)('mocha');
const mocha = new Mocha({ ...options, reporter: TellingReporter });
for (const required of requires) {
  const path = resolve(required);
  const loaded: { readonly mochaHooks?: unknown } | null = require(
    existsSync(path) || existsSync(`${path}.js`) ? path : required,
  );
  if (loaded?.mochaHooks !== undefined) mocha.rootHooks?.(loaded.mochaHooks);
}
for (const file of files) mocha.addFile(resolve(file));
await mocha.loadFilesAsync?.();
mocha.run((failures) => {
  tell({ type: 'end' });
  process.exit(failures > 0 ? 1 : 0);
});
