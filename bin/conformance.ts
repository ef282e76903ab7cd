/**
 * `npm run conformance -- <folder> [--browser chromium|firefox|webkit] [--grep <text>] [--verbose]`: runs a package's mocha
 * tests inside the runtime of the page and prints what passed, what failed, and why. The folder is a checkout of the
 * package, installed, or a folder of tests in one. Ends with 0 only where every test passed.
 *
 * `npm run conformance -- --all <folder of checkouts>` runs the suite of each in Node and in every browser, and prints
 * one table; `--browser` leaves only that one beside Node. Ends with 0 where all passed but what `runtime/differences.ts`
 * names.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { nodeRuntime } from '../e2e/support/node-runtime.ts';
import { BROWSERS, openBrowser, type BrowserName } from '../e2e/support/open-browser.ts';
import { openPageRuntime } from '../e2e/support/page-runtime.ts';
import { readCheckouts, runEverySuite, type Place } from './conformance/checkouts.ts';
import { linesOfResult, linesOfTest } from './conformance/report.ts';
import { runSuite } from './conformance/run-suite.ts';
import { chooseLanguage, say } from './language.ts';
import { CommandProblem, endWithProblem, parsedOr } from './problem.ts';
import { readSuite } from './conformance/suite.ts';
import { isAsKnown, isClean, linesOfFailures, linesOfTable } from './conformance/table.ts';

const options = {
  all: { type: 'boolean', default: false },
  browser: { type: 'string' },
  grep: { type: 'string' },
  verbose: { type: 'boolean', default: false },
} as const;

const inNode: Place = {
  name: 'node',
  open: () => {
    const runtime = nodeRuntime();
    return Promise.resolve({ runtime, close: () => runtime.close() });
  },
};

const inBrowser = (name: BrowserName): Place => ({
  name,
  async open() {
    const browser = await openBrowser(name);
    const runtime = await openPageRuntime(browser);
    return {
      runtime,
      async close() {
        await runtime.close();
        await browser.close();
      },
    };
  },
});

interface Wanted {
  readonly grep?: string | undefined;
  readonly verbose: boolean;
}

async function runOne(folder: string, name: BrowserName, { grep, verbose }: Wanted): Promise<boolean> {
  const suite = readSuite(folder, grep);
  const { runtime, close } = await inBrowser(name).open();
  try {
    const result = await runSuite(runtime, suite, (test) => {
      for (const line of linesOfTest(test, verbose)) console.log(line);
    });
    for (const line of linesOfResult(result, suite, name)) console.log(line);
    return isClean(result);
  } finally {
    await close();
  }
}

async function runAll(folder: string, browsers: readonly BrowserName[], { grep }: Wanted): Promise<boolean> {
  const suites = readCheckouts(folder, grep);
  const places = [inNode, ...browsers.map(inBrowser)];
  const results = await runEverySuite(suites, places, (name, place, { lastWords }) => {
    for (const line of lastWords) console.log(`${name} (${place}): ${line}`);
  });
  for (const line of linesOfFailures(results)) console.log(line);
  const names = places.map(({ name }) => name);
  for (const line of linesOfTable(results, names)) console.log(line);
  return [...results.values()].every((byPlace) => [...byPlace].every(([place, result]) => isAsKnown(result, place)));
}

async function main(): Promise<void> {
  chooseLanguage();
  const { values, positionals } = parsedOr(say('conformance.usage'), () =>
    parseArgs({ allowPositionals: true, options }),
  );
  const [folder] = positionals;
  const name = BROWSERS.find((each) => each === values.browser);
  if (folder === undefined) throw new CommandProblem(say('conformance.which', { usage: say('conformance.usage') }));
  if (name === undefined && values.browser !== undefined)
    throw new CommandProblem(say('conformance.no-browser', { name: values.browser, usage: say('conformance.usage') }));
  const isGood = values.all
    ? await runAll(resolve(folder), name === undefined ? BROWSERS : [name], values)
    : await runOne(resolve(folder), name ?? 'chromium', values);
  if (!isGood) process.exitCode = 1;
}

await main().catch(endWithProblem);
