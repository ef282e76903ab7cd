/** The environment beside a program: changed, kept, and what Run and Send start it with. */
import type { Locator, Page } from '@playwright/test';
import type { Run } from '#checker/exchange.ts';
import {
  button,
  exampleCell,
  examplesShownWith,
  exchangeCell,
  expect,
  needed,
  openLesson,
  runIn,
  sentence,
  test,
} from '../support/fixtures.ts';

type Variables = Readonly<Record<string, string>>;

const lineOf = (line: Run['logs'][number] | undefined): string | undefined =>
  typeof line === 'string' && line !== '…' ? line : undefined;

/** Runs that differ from a plain start in their environment and in nothing else, with a line to know them by. */
function runsByEnvironment(runs: Readonly<Record<string, Run>>, documented: Variables) {
  return Object.values(runs).flatMap(({ env, entry, flags, args, files, steps, logs, exit }) => {
    const [first] = logs.flatMap((line) => lineOf(line) ?? []);
    const isPlain = [entry, flags, args, files, steps].every((each) => each === undefined);
    const isOther = env !== undefined && JSON.stringify(env) !== JSON.stringify(documented);
    return isPlain && isOther && first !== undefined ? [{ env, first, exit }] : [];
  });
}

/** The first one with two documented variables, and documented runs that another environment lets start and fail. */
const subjects = examplesShownWith('environment').flatMap(({ id, lesson, document }) => {
  const { env = {}, exchanges, runs = {} } = document;
  const others = runsByEnvironment(runs, env);
  const starts = others.find(({ exit }) => exit === undefined);
  const fails = others.flatMap(({ exit, ...run }) =>
    exit !== undefined && 'code' in exit && exit.code !== 0 ? [{ ...run, code: exit.code }] : [],
  )[0];
  const [exchange] = Object.keys(exchanges);
  const [one, two] = Object.entries(env);
  return starts && fails && exchange && one && two ? [{ id, lesson, env, starts, fails, exchange, one, two }] : [];
});
const subject = needed('an environment table with runs that start and fail', subjects[0]);

async function open(page: Page): Promise<Locator> {
  await openLesson(page, subject.lesson);
  return exampleCell(page, subject.id);
}

const labelled = (cell: Locator, label: string): Locator => cell.getByLabel(label, { exact: true });
const valueOf = (cell: Locator, name: string): Locator => labelled(cell, `Value of ${name}`);

const log = (cell: Locator): Locator => cell.locator('[data-part="log"] > *');

/** Makes the table say exactly this. */
async function fillIn(page: Page, cell: Locator, wanted: Variables): Promise<void> {
  for (const name of Object.keys(subject.env)) {
    if (!Object.hasOwn(wanted, name)) await labelled(cell, `Set ${name}`).uncheck();
  }
  for (const [name, value] of Object.entries(wanted)) {
    if ((await valueOf(cell, name).count()) === 0) {
      await button(cell, 'Add a variable').click();
      await page.keyboard.type(name);
      await page.keyboard.press('Enter');
    }
    await labelled(cell, `Set ${name}`).check();
    await valueOf(cell, name).fill(value);
  }
}

test('the documented environment is there, and a changed one is what the program gets', async ({ page }) => {
  const cell = await open(page);
  for (const [name, value] of Object.entries(subject.env)) await expect(valueOf(cell, name)).toHaveValue(value);
  await fillIn(page, cell, subject.starts.env);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(cell).toHaveAttribute('data-state', 'running');
  await expect(log(cell).first()).toHaveText(subject.starts.first);
});

test('a variable that is not set does not reach the program, and its exit code says so', async ({ page }) => {
  const cell = await open(page);
  await fillIn(page, cell, subject.fails.env);
  await button(cell, 'Run').click();
  await expect(cell).toHaveAttribute('data-state', 'failed');
  await expect(sentence(cell)).toContainText(String(subject.fails.code));
  await expect(cell.locator('[data-part="log"]')).toContainText(subject.fails.first);
});

test('Send starts the program with the changed environment', async ({ page }) => {
  const cell = await open(page);
  await fillIn(page, cell, subject.starts.env);
  const request = exchangeCell(page, subject.exchange);
  await button(request, 'Send').click();
  await expect(sentence(request)).not.toBeEmpty();
  await expect(log(cell).first()).toHaveText(subject.starts.first);
});

test('it survives a reload, Reset brings the documented one back, and Undo the reader’s', async ({ page }) => {
  const [one, oneValue] = subject.one;
  const [two, twoValue] = subject.two;
  const cell = await open(page);
  await button(cell, `Remove ${two}`).click();
  await valueOf(cell, one).fill('mine');
  await page.reload();
  await expect(valueOf(cell, one)).toHaveValue('mine');
  await expect(valueOf(cell, two)).toHaveCount(0);
  await button(cell, 'Reset').click();
  await expect(valueOf(cell, one)).toHaveValue(oneValue);
  await expect(valueOf(cell, two)).toHaveValue(twoValue);
  await button(cell, 'Undo reset').click();
  await expect(valueOf(cell, one)).toHaveValue('mine');
  await expect(valueOf(cell, two)).toHaveCount(0);
});

test('a line that is written as a name becomes a name and its value, and stays so', async ({ page }) => {
  const cell = await open(page);
  await button(cell, 'Add a variable').click();
  await page.keyboard.insertText('#MINE=a=b');
  await expect(valueOf(cell, 'MINE')).toHaveValue('a=b');
  await expect(valueOf(cell, 'MINE')).toBeFocused();
  await page.reload();
  await expect(valueOf(cell, 'MINE')).toHaveValue('a=b');
  await expect(labelled(cell, 'Set MINE')).toBeChecked();
});

test('changed after Run: the page says so', async ({ page }) => {
  const cell = await open(page);
  await runIn(cell);
  await valueOf(cell, subject.one[0]).fill('mine');
  await expect(sentence(cell)).toContainText('press Run');
});
