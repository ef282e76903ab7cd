import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Runtime } from '#runtime/contract.ts';
import { createGuardedRuntime, prepareEngine } from '#runtime/guarded.ts';
import { runNode } from './project-copy.ts';
import { root } from './root.ts';

/** For what a program has left that its own rights do not let be removed. */
export { removeWhole } from '#runtime/guarded.ts';

const FETCH = "import('./bin/grade/machine/engine.ts').then((it) => console.log(it.gradingNode(process.cwd())))";

/** The Node that grades, fetched where it is not there yet. */
export async function gradingNode(): Promise<string> {
  const { code, printed } = await runNode(root, ['-e', FETCH]);
  if (code !== 0) throw new Error(printed);
  return printed.trim().split('\n').at(-1) ?? '';
}

/** With a shield, as a teacher has one. */
export async function openGuardedRuntime(): Promise<Runtime> {
  const place = mkdtempSync(join(tmpdir(), 'express-notebook-guarded-'));
  const engine = await prepareEngine({ node: await gradingNode(), place, projectRoot: root });
  if (engine.shield === 'none') throw new Error('This machine shields nothing: run the tests where it does.');
  const runtime = createGuardedRuntime(engine);
  return {
    ...runtime,
    async close() {
      await runtime.close();
      rmSync(place, { recursive: true });
    },
  };
}
