/**
 * `npm run conformance -- <folder> [--browser chromium|firefox|webkit] [--grep <text>] [--verbose]`: runs a package's mocha
 * tests inside the runtime of the page and prints what passed, what failed, and why. The folder is a checkout of the
 * package, installed, or a folder of tests in one. Ends with 0 only where every test passed.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BROWSERS, openBrowser } from '../e2e/support/open-browser.ts';
import { openPageRuntime } from '../e2e/support/page-runtime.ts';
import { linesOfResult, linesOfTest } from './conformance/report.ts';
import { runSuite } from './conformance/run-suite.ts';
import { readSuite, SuiteProblem } from './conformance/suite.ts';

const usage =
  'npm run conformance -- <folder of mocha tests> [--browser chromium|firefox|webkit] [--grep <text>] [--verbose]';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    browser: { type: 'string', default: 'chromium' },
    grep: { type: 'string' },
    verbose: { type: 'boolean', default: false },
  },
});

async function main(): Promise<void> {
  const [folder] = positionals;
  const name = BROWSERS.find((each) => each === values.browser);
  if (folder === undefined) throw new SuiteProblem(`Which folder? ${usage}`);
  if (name === undefined) throw new SuiteProblem(`There is no browser "${values.browser}". ${usage}`);
  const suite = readSuite(resolve(folder), values.grep);
  const browser = await openBrowser(name);
  try {
    const runtime = await openPageRuntime(browser);
    const result = await runSuite(runtime, suite, (test) => {
      for (const line of linesOfTest(test, values.verbose)) console.log(line);
    });
    for (const line of linesOfResult(result, suite, name)) console.log(line);
    if (!result.isWhole || result.failed > 0 || result.passed === 0) process.exitCode = 1;
    await runtime.close();
  } finally {
    await browser.close();
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof SuiteProblem)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
