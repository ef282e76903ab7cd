import { say } from '../language.ts';
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
  const compared =
    expected === undefined
      ? []
      : [say('conformance.expected', { text: expected }), say('conformance.actual', { text: actual ?? 'undefined' })];
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return [
    `✗ ${title}`,
    ...(file === undefined ? [] : [say('conformance.in', { file: file.replace(/^\/app\//, '') })]),
    ...indented(message),
    ...compared.flatMap(indented),
    ...frames.slice(0, 6),
  ];
}

export function linesOfResult(result: SuiteResult, suite: Suite, browser: string): string[] {
  const { passed, failed, pending, isWhole, tookMs, lastWords } = result;
  const files = Object.keys(suite.disk).length;
  const others = pending > 0 ? say('conformance.pending', { pending }) : '';
  const figures = say('conformance.figures', { passed, failed }) + others;
  const where = say('conformance.where', {
    browser,
    seconds: (tookMs / 1000).toFixed(1),
    tests: suite.files.length,
    files,
  });
  const problem = isWhole ? [] : [say('conformance.no-end'), ...lastWords];
  return [...problem, passed + failed === 0 ? say('conformance.none', { where }) : `${figures} ${where}`];
}
