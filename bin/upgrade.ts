/**
 * `npm run upgrade -- express@latest [zod@latest …]`: installs these versions in a copy of the project, runs all examples
 * there and here, and says which exchanges, claims and sentences would change. Nothing here is changed.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readCatalogue } from '#checker/catalogue.ts';
import { changesOf, sentencesTouched } from '#checker/upgrade.ts';
import { readLessons } from './lesson-contents.ts';
import { chooseLanguage, say, tell } from './language.ts';
import { CommandProblem, endWithProblem, parsedOr } from './problem.ts';
import { copyWith, toldBy, versionIn } from './upgrade/copy.ts';
import { askedFrom, versionOf } from './upgrade/registry.ts';
import { reportLines } from './upgrade/report.ts';

const root = resolve(import.meta.dirname, '..');

const manifest = z.object({ dependencies: z.record(z.string(), z.string()) });

/** What examples run on: what a lesson is about, and Node. */
function usedPackages(): readonly string[] {
  const { dependencies } = manifest.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  return [...Object.keys(dependencies), 'node'].sort();
}

async function main(): Promise<void> {
  chooseLanguage();
  const usage = say('upgrade.usage');
  const { positionals } = parsedOr(usage, () => parseArgs({ allowPositionals: true }));
  if (positionals.length === 0) throw new CommandProblem(say('upgrade.which', { usage }));
  const used = usedPackages();
  const wanted = positionals
    .map((typed) => askedFrom(typed, used))
    .map((asked) => ({ name: asked.name, version: versionOf(asked, root), before: versionIn(root, asked.name) }));
  const moved = wanted.filter(({ version, before }) => version !== before);
  for (const { name, version, before } of wanted) console.log(`${name} ${before} → ${version}`);
  if (moved.length === 0) {
    console.log(say('upgrade.same'));
    return;
  }
  const scratch = mkdtempSync(join(tmpdir(), 'express-notebook-upgrade-'));
  try {
    console.log(say('upgrade.installing'));
    const copy = copyWith(root, scratch, moved);
    console.log(say('upgrade.running'));
    const before = await toldBy(root, join(scratch, 'before.json'));
    const again = await toldBy(root, join(scratch, 'again.json'));
    const after = await toldBy(copy, join(scratch, 'after.json'));
    const changes = changesOf({ before, again, after });
    const { examples } = await readCatalogue(root, tell);
    const sentences = sentencesTouched(readLessons(root), { changes, examples, after });
    console.log(reportLines(changes, sentences).join('\n'));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

await main().catch(endWithProblem);
