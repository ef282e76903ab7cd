/** "Run it on your own machine": what each lesson shows of a terminal is typed, in a copy of the project. */
import { expect, test } from '@playwright/test';
import { readLessonTexts } from '#checker/catalogue.ts';
import { parseLesson, type TerminalBlock } from '#checker/content.ts';
import { lessons } from '../../lessons/toc.ts';
import { copyProject } from '../support/project-copy.ts';
import { root } from '../support/root.ts';
import { missingPrograms, typeInTerminals } from '../support/terminals.ts';

/** The terminals of a lesson are the same in every language: the content check sees to that. */
const shown = lessons.map(({ slug }) => ({
  slug,
  blocks: parseLesson(readLessonTexts(root, slug)['en'] ?? '').terminals,
}));

for (const { slug, blocks } of shown) {
  test(`${slug} › its terminals`, async () => {
    test.setTimeout(4 * 60_000);
    expect(blocks.length).toBeGreaterThan(0);
    const missing = missingPrograms(blocks);
    test.skip(missing.length > 0 && process.env['CI'] === undefined, `not on this machine: ${missing.join(', ')}`);
    using project = copyProject();
    expect(await typeInTerminals(project.folder, blocks)).toEqual([]);
  });
}

const session = (steps: readonly string[][], goesOn = false): readonly TerminalBlock[] => [
  {
    line: 1,
    terminal: 'first',
    goesOn,
    steps: steps.map(([command = '', ...prints]) => ({ command, isInterrupted: false, prints })),
  },
];

const lies: readonly [name: string, blocks: readonly TerminalBlock[], says: RegExp][] = [
  ['another line', session([['echo one', 'two']]), /documented "two", got "one"/],
  ['a line too many', session([['echo one; echo two', 'one']]), /got "two"/],
  ['another exit code', session([['false']]), /exit code 1/],
  ['an unknown command', session([['no-such-program main.ts']]), /not found/],
  ['a server that ends', session([['echo Listening', 'Listening']], true), /it ended with 0/],
  ['a server that says something else', session([['echo one; sleep 60', 'two']], true), /documented "two"/],
];

for (const [name, blocks, says] of lies) {
  test(`a lesson that shows ${name} is refused`, async () => {
    using project = copyProject();
    expect((await typeInTerminals(project.folder, blocks)).join('\n')).toMatch(says);
  });
}
