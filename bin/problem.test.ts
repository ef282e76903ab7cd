import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseArgs } from 'node:util';
import { locales, speak } from './language.ts';
import { CommandProblem, parsedOr } from './problem.ts';

const options = { text: { type: 'string', short: 't' }, flag: { type: 'boolean' } } as const;

/** Every way in which `parseArgs` refuses what was typed. */
const refused: readonly (() => unknown)[] = [
  () => parseArgs({ args: ['--txt'], options }),
  () => parseArgs({ args: ['--txt'], options, allowPositionals: true }),
  () => parseArgs({ args: ['there'], options }),
  () => parseArgs({ args: ['--text'], options }),
  () => parseArgs({ args: ['--flag=1'], options }),
  () => parseArgs({ args: ['--text', '-x'], options }),
  () => parseArgs({ args: ['-t', '-x'], options }),
];

function messageOf(run: () => unknown, kind: typeof TypeError | typeof CommandProblem): string {
  try {
    run();
  } catch (error) {
    if (error instanceof kind) return error.message;
    throw error;
  }
  throw new Error('Nothing was refused.');
}

for (const [at, parse] of refused.entries()) {
  test(`what is typed wrongly is said in each language, and in English as Node says it (${at + 1})`, (context) => {
    context.after(() => speak('en'));
    const byNode = messageOf(parse, TypeError);
    for (const locale of locales) {
      speak(locale);
      const [usage, ...sentence] = messageOf(() => parsedOr('usage', parse), CommandProblem)
        .split('\n')
        .reverse();
      assert.equal(usage, 'usage');
      const own = sentence.reverse().join('\n');
      if (locale === 'en') assert.equal(own, byNode);
      else assert.notEqual(own, byNode);
    }
  });
}
