import type { SuiteResult, TestOutcome } from './run-suite.ts';
import type { Suite } from './suite.ts';

/** A suite's outcome in words. */

const indented = (text: string): string[] => text.split('\n').map((line) => `    ${line}`);

export function linesOfTest(test: TestOutcome, isVerbose: boolean): string[] {
  if (test.type !== 'failed') {
    if (!isVerbose) return [];
    return [`${test.type === 'passed' ? '✓' : '–'} ${test.title}`];
  }
  const { title, file, message = '', stack = '', expected, actual } = test;
  const compared = expected === undefined ? [] : [`expected: ${expected}`, `actual:   ${actual ?? 'undefined'}`];
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return [
    `✗ ${title}`,
    ...(file === undefined ? [] : [`    in ${file.replace(/^\/app\//, '')}`]),
    ...indented(message),
    ...compared.flatMap(indented),
    ...frames.slice(0, 6),
  ];
}

export function linesOfResult(result: SuiteResult, suite: Suite, browser: string): string[] {
  const { passed, failed, pending, isWhole, tookMs, lastWords } = result;
  const files = Object.keys(suite.disk).length;
  const figures = `${String(passed)} passed, ${String(failed)} failed${pending > 0 ? `, ${String(pending)} pending` : ''}`;
  const where = `in ${browser}, ${(tookMs / 1000).toFixed(1)} s, ${String(suite.files.length)} test files, ${String(files)} files on the disk`;
  const problem = isWhole ? [] : ['mocha did not come to its end. The last words of the program:', ...lastWords];
  return [...problem, passed + failed === 0 ? `No test ran. ${where}` : `${figures} ${where}`];
}
