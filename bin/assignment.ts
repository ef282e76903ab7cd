/**
 * `npm run assignment -- start <id> | check <id> [--watch [--poll]] [--seed <text>] | submit <id> | list`: an assignment in the
 * terminal. The learner's files lie in `my-work/<lesson>/<name>/`, which nothing here ever overwrites.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readAssignments, type CatalogueAssignment } from '#checker/catalogue.ts';
import { checkOnce, checkOnSave } from './assignment/check.ts';
import { list } from './assignment/list.ts';
import { start } from './assignment/start.ts';
import { submit } from './assignment/submit.ts';
import { chooseLanguage, say, tell } from './language.ts';
import { CommandProblem, endWithProblem, parsedOr } from './problem.ts';

const root = resolve(import.meta.dirname, '..');

function assignmentById(assignments: readonly CatalogueAssignment[], id: string | undefined): CatalogueAssignment {
  const found = assignments.find((each) => each.id === id);
  if (found !== undefined) return found;
  const wanted = id === undefined ? say('assignment.which') : say('assignment.unknown-these', { id });
  throw new CommandProblem([wanted, ...assignments.map((each) => `  ${each.id}`)].join('\n'));
}

async function main(): Promise<void> {
  chooseLanguage();
  const usage = say('assignment.usage');
  const { values, positionals } = parsedOr(usage, () =>
    parseArgs({
      allowPositionals: true,
      options: {
        watch: { type: 'boolean', default: false },
        poll: { type: 'boolean', default: false },
        seed: { type: 'string' },
      },
    }),
  );
  const [command = '', id] = positionals;
  if (command === '') throw new CommandProblem(usage);
  const assignments = await readAssignments(root, root, tell);
  switch (command) {
    case 'list':
      list(root, assignments);
      break;
    case 'start':
      start(root, assignmentById(assignments, id));
      break;
    case 'check': {
      const assignment = assignmentById(assignments, id);
      if (values.watch || values.poll) await checkOnSave(root, assignment, values);
      else if (!(await checkOnce(root, assignment, values.seed))) process.exitCode = 1;
      break;
    }
    case 'submit':
      submit(root, assignmentById(assignments, id));
      break;
    default:
      throw new CommandProblem(say('assignment.no-command', { command, usage }));
  }
}

await main().catch(endWithProblem);
