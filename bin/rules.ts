/** `node bin/rules.ts`: keeps rules 1 to 4 and 6, and fails too where fewer modules were seen than the tree holds. */
import { existsSync, readdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { forbidden, options, rooms as allRooms } from './rules/forbidden.ts';

const root = resolve(import.meta.dirname, '..');
process.chdir(root);

const rooms = allRooms.filter((room) => existsSync(room));

function modulesIn(room: string): readonly string[] {
  return (
    readdirSync(room, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.m?ts$/.test(name) && !name.endsWith('.d.ts'))
      .map((name) => relative(root, join(room, name)).replaceAll(sep, '/'))
      // A wrong one is only the files with the mistake, and may not even compile.
      .filter((path) => !/^assignments\/[^/]+\/[^/]+\/wrong\//.test(path))
  );
}

const { output } = await cruise(
  rooms,
  { ...options, ruleSet: { forbidden: [...forbidden] }, validate: true },
  undefined,
  { tsConfig: extractTSConfig('tsconfig.json') },
);
if (typeof output === 'string') throw new Error('Without a reporter, dependency-cruiser answers with an object.');

const seen = new Set(output.modules.map(({ source }) => source));
const unseen = rooms.flatMap(modulesIn).filter((path) => !seen.has(path));
const broken = output.summary.violations.map(
  ({ rule, from, to }) =>
    `${rule.name}: ${from} → ${to}\n  ${forbidden.find(({ name }) => name === rule.name)?.comment ?? ''}`,
);
const problems = [...broken, ...unseen.map((path) => `${path} was not looked at: its imports are unknown.`)];

if (problems.length > 0) {
  console.error([...problems, `${String(problems.length)} against the rules of ARCHITECTURE.md`].join('\n'));
  process.exitCode = 1;
} else {
  console.log(
    `architecture: ${String(seen.size)} modules, ${String(output.summary.totalDependenciesCruised)} arrows, rules kept`,
  );
}
