/**
 * `node bin/upgrade/tell.ts <file>`: runs every example of this copy of the project, whatever it does, and writes what
 * happened to that file. Prints the id of each example that is done.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createNodeRuntime } from '#runtime/node.ts';
import { readCatalogue, type CatalogueExample } from '#checker/catalogue.ts';
import { missingService } from '#checker/services.ts';
import type { Told } from '#checker/upgrade.ts';
import { lineFromDifference } from '#checker/words.ts';
import { chooseLanguage, language, tell } from '../language.ts';
import { endWithProblem } from '../problem.ts';
import { outcomesOf, recordingFrom, wrongAmong } from '../recorded.ts';

const root = resolve(import.meta.dirname, '../..');
const AT_ONCE = 3;

async function tellAll(file: string): Promise<void> {
  const { examples } = await readCatalogue(root, tell);
  const runtime = createNodeRuntime();
  const told: Told = { recordings: {}, contradictions: {} };
  const takeIn = async (example: CatalogueExample): Promise<boolean> => {
    const outcomes = await outcomesOf(runtime, example);
    const wrong = wrongAmong(outcomes);
    told.recordings[example.id] = recordingFrom(root, example, outcomes);
    told.contradictions[example.id] = Object.fromEntries(
      wrong.map(({ id, differences }) => [id, differences.map((each) => lineFromDifference(each, language()))]),
    );
    return wrong.length === 0;
  };
  const waiting = examples.filter(({ document }) => missingService(document, process.env) === undefined);
  const doubtful: CatalogueExample[] = [];
  const inTurn = async (): Promise<void> => {
    for (let example = waiting.shift(); example !== undefined; example = waiting.shift()) {
      if (!(await takeIn(example))) doubtful.push(example);
      console.log(example.id);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, inTurn));
  // Once more, alone: a bound on time may break while others run.
  for (const example of doubtful) await takeIn(example);
  await runtime.close();
  writeFileSync(file, JSON.stringify(told));
}

chooseLanguage();
await tellAll(process.argv[2] ?? '').catch(endWithProblem);
