/** The museum of cheats: each beats the grader that everybody writes first, and none beats ours. */
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { inNamespace } from '../grading/namespace.ts';
import { begunAhead } from '../support/ahead.ts';
import { gradingNode, removeWhole } from '../support/guarded-runtime.ts';
import { root } from '../support/root.ts';

const grading = join(import.meta.dirname, '../grading');
const museum = join(grading, 'museum');
const cheats = readdirSync(museum).sort();
const solution = join(grading, 'checks/assignments/museum/rate/solution');
/** Many cheats wait until they are given up. */
const NAIVE_AT_ONCE = 4;
const TOKEN = 'token-7f3a91c2';
const env = { GRADER_TOKEN: TOKEN };
const labels = ['low', 'low', 'mid', 'mid', 'high', 'high'];
const hidden = [
  ...[0, 3, 4, 6, 7, 10].map((score, i) => ({
    body: { score },
    status: 200,
    json: { label: labels[i] },
    points: i < 4 ? 1 : 0,
  })),
  ...[-1, 11].map((score) => ({ body: { score }, status: 422, points: 1 })),
];
/** Nothing that a learner may see holds it. */
const canary = { body: { score: 99 }, status: 422, points: 0, name: 'canary-51be0d' };

function place(): { readonly path: string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), 'express-notebook-museum-'));
  return { path, [Symbol.dispose]: () => void removeWhole(path) };
}

const marks = z.object({ points: z.number(), outOf: z.number() });

/** What the naive grader made of it, in the words of the notes. */
async function naively(cheat: string, program: string): Promise<readonly string[]> {
  using there = place();
  cpSync(program, join(there.path, cheat), { recursive: true });
  cpSync(solution, join(there.path, 'honest'), { recursive: true });
  writeFileSync(join(there.path, 'hidden.json'), JSON.stringify([...hidden, canary]));
  writeFileSync(join(there.path, 'package.json'), '{ "type": "module" }');
  symlinkSync(join(root, 'node_modules'), join(there.path, 'node_modules'));
  const outcome = await inNamespace([process.execPath, join(grading, 'naive.ts'), join(there.path, cheat)], {
    withinMs: 6_000,
    env,
    cwd: there.path,
    asMappedRoot: true,
  });
  const results = join(there.path, 'results.json');
  const lines = outcome.printed.trim().split('\n');
  const told = [existsSync(results) ? readFileSync(results, 'utf8') : '', lines.at(-1) ?? ''].map((text) => {
    try {
      return marks.safeParse(JSON.parse(text)).data;
    } catch {
      return undefined;
    }
  });
  const isFull = told.some((result) => result !== undefined && result.outOf > 0 && result.points === result.outOf);
  return [
    ...(isFull ? ['full-marks'] : []),
    ...(told.every((result) => result === undefined) ? ['grader-died'] : []),
    ...(outcome.printed.includes(TOKEN) || outcome.printed.includes(canary.name) ? ['leak'] : []),
    ...(outcome.left.length > 0 || existsSync(join(there.path, 'left-behind.txt')) ? ['leftover'] : []),
  ];
}

test.skip(process.platform !== 'linux', 'Namespaces are of Linux.');

test('there are at least 25 cheats', () => {
  expect(cheats.length).toBeGreaterThanOrEqual(25);
});

test('the naive grader gives an honest program full marks, and nothing else happens', async () => {
  expect(await naively('honest-too', solution)).toEqual(['full-marks']);
});

test.describe(() => {
  test.describe.configure({ mode: 'default' });
  const { outcomeOf, allOver } = begunAhead(
    cheats.map((cheat) => () => naively(cheat, join(museum, cheat))),
    NAIVE_AT_ONCE,
  );
  test.afterAll(allOver);
  for (const [index, cheat] of cheats.entries()) {
    const beats = /^beats: (\S+)/.exec(readFileSync(join(museum, cheat, 'note.md'), 'utf8'))?.[1];
    test(`naive grader › ${cheat} › ${beats ?? '?'}`, async () => {
      expect(await outcomeOf(index)).toContain(beats);
    });
  }
});

const resultsSchema = z.object({
  learners: z.array(
    z.object({
      learner: z.string(),
      results: z.array(z.object({ verdict: z.string(), points: z.number(), outOf: z.number() })),
    }),
  ),
});

async function gradeMuseum(userId: number | undefined): Promise<void> {
  using there = place();
  // Its own: other tests grade, too. Programs of other user ids pass through it.
  using temporary = place();
  chmodSync(temporary.path, 0o711);
  const [submissions, out] = [join(there.path, 'in'), join(there.path, 'out')];
  for (const cheat of cheats) cpSync(join(museum, cheat, 'main.ts'), join(submissions, cheat, 'main.ts'));
  cpSync(solution, join(submissions, 'honest'), { recursive: true });
  writeFileSync(join(there.path, 'hidden.json'), JSON.stringify([...hidden, canary]));
  if (userId !== undefined) {
    mkdirSync(out);
    for (const path of [there.path, out, temporary.path]) chownSync(path, userId, userId);
  }
  // What the grader fetches it fetches before: in the namespace there is no network.
  await gradingNode();
  const options = ['--assignment', 'museum/rate', '--checks', join(grading, 'checks'), '--out', out];
  const outcome = await inNamespace([process.execPath, join(root, 'bin/grade.ts'), submissions, ...options], {
    withinMs: 380_000,
    env: { ...env, TMPDIR: temporary.path },
    cwd: root,
    asMappedRoot: false,
    userId,
  });
  expect(outcome.printed).toContain('0 left');
  expect({ code: outcome.code, isLate: outcome.isLate, left: outcome.left }).toEqual({
    code: 0,
    isLate: false,
    left: [],
  });

  const { learners } = resultsSchema.parse(JSON.parse(readFileSync(join(out, 'results.json'), 'utf8')));
  const full = learners.filter(({ results }) => results.every(({ points, outOf }) => points === outOf));
  expect(full.map(({ learner }) => learner)).toEqual(['honest']);
  expect(
    learners.flatMap(({ learner, results }) =>
      results.filter(({ verdict }) => verdict !== 'failed').map(() => learner),
    ),
  ).toEqual(['honest']);

  const secret = readFileSync(join(out, 'secret'), 'utf8').trim();
  const shown = readdirSync(out, { recursive: true, withFileTypes: true }).filter(
    (each) => each.isFile() && each.name !== 'secret',
  );
  for (const { parentPath, name } of shown) {
    const text = readFileSync(join(parentPath, name), 'utf8');
    for (const kept of [TOKEN, canary.name, secret]) expect(text.includes(kept), `${name} holds ${kept}`).toBe(false);
  }
  const left = readdirSync(there.path).sort();
  expect(left).toEqual(['hidden.json', 'in', 'out']);
  expect(readdirSync(temporary.path)).toEqual([]);
}

/** The usual one who has no rights. */
const NOBODY = 65_534;
const graders: readonly (readonly [who: string, userId: number | undefined])[] = [
  ['as who runs the tests', undefined],
  ...(process.getuid?.() === 0 ? [['as somebody without rights', NOBODY] as const] : []),
];
for (const [who, userId] of graders) {
  test(`grade › no full marks, no leak, nothing left, and the grader lives › ${who}`, async () => {
    test.setTimeout(400_000);
    await gradeMuseum(userId);
  });
}
