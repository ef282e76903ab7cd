/**
 * `node bin/record.ts [--all] [--lesson <slug>]`: runs every example in Node and writes what happened to `.recorded/`, for the site
 * to show. Fails where a run contradicts what is documented. What has not changed since is not run again.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createNodeRuntime } from '#runtime/node.ts';
import type { Runtime } from '#runtime/contract.ts';
import { readExamples, readRecording, recordingPath, type CatalogueExample } from '#checker/catalogue.ts';
import type { Outcome } from '#checker/prove.ts';
import { missingService } from '#checker/services.ts';
import { sideBySideOrAlone } from '#checker/side-by-side.ts';
import { linesFromOutcome } from '#checker/words.ts';
import { chooseLanguage, language, say, tell } from './language.ts';
import { CommandProblem, endWithProblem, parsedOr } from './problem.ts';
import { outcomesOf, recordingFrom, wrongAmong } from './recorded.ts';

/** Most of an example's time is waiting, some of it is measured: few at once. */
const AT_ONCE = 3;

const root = resolve(import.meta.dirname, '..');
const options = { all: { type: 'boolean', default: false }, lesson: { type: 'string' } } as const;

async function record(runtime: Runtime, example: CatalogueExample): Promise<readonly Outcome[]> {
  const outcomes = await outcomesOf(runtime, example);
  const wrong = wrongAmong(outcomes);
  if (wrong.length > 0) return wrong;
  const path = recordingPath(root, example.id);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(recordingFrom(root, example, outcomes), null, 1)}\n`);
  return [];
}

async function main(): Promise<void> {
  chooseLanguage();
  const { values } = parsedOr(say('record.usage'), () => parseArgs({ options }));
  const all = await readExamples(root, values.lesson, tell);
  if (values.lesson !== undefined && !existsSync(join(root, 'lessons', values.lesson)))
    throw new CommandProblem(say('content.no-lesson', { lesson: values.lesson }));
  const examples = all.filter(({ lesson }) => lesson === (values.lesson ?? lesson));
  const changed = examples.filter((example) => values.all || readRecording(root, example) === undefined);
  const stale = changed.filter(({ document }) => missingService(document, process.env) === undefined);
  const runtime = createNodeRuntime();
  const recordOne = async (example: CatalogueExample): Promise<readonly string[]> => {
    const outcomes = await record(runtime, example);
    if (outcomes.length === 0) return [];
    return [example.id, ...outcomes.flatMap((outcome) => linesFromOutcome(outcome, language()))];
  };
  // A bound on time may break while others run. What is wrong is wrong alone, too.
  const mayBeDisturbed = (lines: readonly string[]): boolean => lines.length > 0;
  const wrong = (await sideBySideOrAlone(stale, AT_ONCE, recordOne, { mayBeDisturbed })).flat();
  await runtime.close();
  if (wrong.length > 0) {
    console.error([say('record.contradicts'), ...wrong].join('\n'));
    process.exitCode = 1;
    return;
  }
  for (const { id, document } of changed) {
    if (missingService(document, process.env) === undefined) continue;
    // The site would show what another state of the example has done.
    rmSync(recordingPath(root, id), { force: true });
    console.log(say('record.skipped', { id, missing: say('example.no-redis') }));
  }
  console.log(say('record.done', { count: stale.length, all: examples.length }));
}

await main().catch(endWithProblem);
