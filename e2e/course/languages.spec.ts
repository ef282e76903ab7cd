/** Whoever speaks, the verdict is the same, and the page, `check` and `grade` say it in the same words. */
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import own from '../../package.json' with { type: 'json' };
import { wordsIn } from '#checker/assignment-words.ts';
import { button, catalogue, expect, test } from '../support/fixtures.ts';
import { languageIn, saidIn, spokenLocales } from '../support/language.ts';
import { copyProject, runNode } from '../support/project-copy.ts';
import { root } from '../support/root.ts';

const scripts = z.record(z.string(), z.string()).parse(own.scripts);

/** By file: where its help stands among the words. What `npm run <name>` starts has it as `<name>.usage`. */
const helps: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries(scripts).flatMap(([name, line]) => {
      const [, file] = / ?node (bin\/[\w-]+\.(?:ts|mjs))$/.exec(line) ?? [];
      return file === undefined || /^pre|:/.test(name) ? [] : [[file, `${name}.usage`] as const];
    }),
  ),
  // What `npm run content` starts in turn.
  'bin/record.ts': 'record.usage',
  'bin/content.ts': 'content-texts.usage',
  'bin/graded.ts': 'graded.usage',
};

const [first] = catalogue.assignments.filter(({ document }) => document.level === 'easy');
if (first === undefined) throw new Error('There is no easy assignment.');
const { id, document: asked, words } = first;

const resultSchema = z.object({
  learners: z.array(
    z.object({ results: z.array(z.object({ checks: z.array(z.object({ id: z.string(), status: z.string() })) })) }),
  ),
});

for (const locale of spokenLocales) {
  const language = languageIn(locale);

  test(`${locale} › every command has its help, by --lang and by the system`, async () => {
    test.setTimeout(2 * 60_000);
    expect(Object.keys(helps).length).toBeGreaterThan(12);
    for (const [command, key] of Object.entries(helps)) {
      const asked = await runNode(root, [command, '--help', '--lang', locale]);
      expect(asked).toEqual({ code: 0, printed: `${saidIn(language, key)}\n` });
    }
    const system = { LC_ALL: '', LC_MESSAGES: '', LANG: `${locale}_XX.UTF-8` };
    const { printed } = await runNode(root, ['bin/assignment.ts', '--help'], system);
    expect(printed).toBe(`${saidIn(language, 'assignment.usage')}\n`);
  });

  test(`${locale} › every command refuses an option that it has not, and shows its help`, async () => {
    test.setTimeout(2 * 60_000);
    for (const [command, key] of Object.entries(helps)) {
      if (command.endsWith('.mjs')) continue;
      const { code, printed } = await runNode(root, [command, '--no-such', '--lang', locale]);
      const isOf = ['typed.unknown', 'typed.unknown-of-arguments'].some((said) =>
        printed.startsWith(saidIn(language, said, { option: '--no-such', same: '--no-such' })),
      );
      expect(isOf, `${command}: ${printed}`).toBe(true);
      expect(printed).toContain(saidIn(language, key));
      expect(code).toBe(1);
    }
  });

  test(`${locale} › what an author is to mend is said in the language`, async () => {
    using project = copyProject();
    const [assignment] = catalogue.assignments;
    if (assignment === undefined) throw new Error('There is no assignment.');
    const named = { id: assignment.id, path: 'starter/main.ts' };
    rmSync(join(project.folder, 'assignments', named.id, named.path));
    const { code, printed } = await project.node('bin/content-and-proofs.ts', named.id, '--lang', locale);
    expect(printed).toContain(`\n${saidIn(language, 'mend.no-file', named)}\n`);
    expect(printed).toContain(saidIn(language, 'content.to-mend', { count: 1 }));
    expect(code).toBe(1);
    const whole = await project.node('bin/graded.ts', '--lang', locale);
    expect(whole).toEqual({ code: 1, printed: `${saidIn(language, 'mend.no-file', named)}\n` });
  });

  test(`${locale} › a browser that was named and is not there`, async () => {
    const named = { variable: 'CHROMIUM_PATH', path: '/nowhere' };
    const { code, printed } = await runNode(root, ['e2e/support/install-chromium.ts', '--lang', locale], {
      [named.variable]: named.path,
    });
    expect(printed).toBe(`${saidIn(language, 'browsers.no-file', named)}\n`);
    expect(code).toBe(1);
  });

  test(`${locale} › what is typed wrongly is answered in the language`, async () => {
    const { code, printed } = await runNode(root, ['bin/assignment.ts', 'check', 'no/such', '--lang', locale]);
    expect(printed).toContain(saidIn(language, 'assignment.unknown-these', { id: 'no/such' }));
    expect(code).toBe(1);
  });

  test(`${locale} › the page says of each check what the words say`, async ({ page }) => {
    test.setTimeout(3 * 60_000);
    await page.goto(`/en/assignments/${id}/`);
    await page.evaluate((lang) => (document.documentElement.lang = lang), locale);
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
    const checks = page.locator('check-cell');
    await button(checks, 'Check').click();
    await expect(checks).toHaveAttribute('data-verdict', 'failed', { timeout: 90_000 });
    const count = Object.keys(asked.checks).length;
    const failed = await checks.locator('[data-check]:not([data-status="passed"])').count();
    await expect(checks).toContainText(saidIn(language, 'verdict.failed', { failed, count }));
    await expect(checks.locator('[data-status="failed"] .check-sentence').first()).toHaveText(
      saidIn(language, 'wrong'),
    );
    // Of the checker's words only those of the page.
    const others = spokenLocales.filter((other) => other !== locale);
    for (const other of others) expect(fetched.filter((path) => path.includes(`/${other}.`))).toEqual([]);
    expect(fetched.filter((path) => path.includes(`/${locale}.`)).length).toBeGreaterThan(0);
  });
}

test('check and grade say the same sentences; another language needs no new run and changes no verdict', async () => {
  test.setTimeout(5 * 60_000);
  using project = copyProject();
  await project.node('bin/assignment.ts', 'start', id);
  const [submissions, out] = ['in', 'out'].map((name) => join(project.folder, 'my-work', name));
  if (submissions === undefined || out === undefined) throw new Error('There is no folder.');
  mkdirSync(submissions);
  cpSync(join(project.folder, 'my-work', id), join(submissions, 'learner'), { recursive: true });
  const statuses: unknown[] = [];
  for (const [index, locale] of spokenLocales.entries()) {
    const language = languageIn(locale);
    const checked = await project.node('bin/assignment.ts', 'check', id, '--lang', locale);
    const graded = await project.node('bin/grade.ts', submissions, '--assignment', id, '--out', out, '--lang', locale);
    expect(graded.code, graded.printed).toBe(0);
    expect(graded.printed).toContain(
      saidIn(language, 'tell.handed-in', { count: 1, by: 1, now: index === 0 ? 1 : 0, left: 0 }),
    );
    const page = readFileSync(join(out, 'learners', 'learner.html'), 'utf8');
    expect(page).toContain(`<html lang="${locale}">`);
    expect(page).toContain(wordsIn(words, locale)?.title);
    for (const key of ['wrong', 'sent', 'hint']) {
      expect(checked.printed).toContain(saidIn(language, key));
      expect(page).toContain(saidIn(language, key));
    }
    expect(readFileSync(join(out, 'class.html'), 'utf8')).toContain(saidIn(language, 'class.commonest'));
    statuses.push(resultSchema.parse(JSON.parse(readFileSync(join(out, 'results.json'), 'utf8'))));
  }
  expect(new Set(statuses.map((each) => JSON.stringify(each))).size).toBe(1);
});
