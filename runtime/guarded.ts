/** The runtime that grades: programs of people whom nobody knows. Same contract, no network, no reach, narrow limits. */
import type { ExampleFiles, RunningExample, Runtime, StartOptions } from './contract.ts';
import type { Engine } from './guarded/engine.ts';
import { runGuarded } from './guarded/running.ts';
import { FIRST_USER_ID } from './guarded/shield.ts';

export type { Engine } from './guarded/engine.ts';
export { prepareEngine } from './guarded/prepare.ts';
export { removeWhole } from './guarded/remove.ts';
export { findShield, type Shield } from './guarded/shield.ts';

/** The user ids that are taken at this moment, by all runtimes of this process. */
const taken = new Set<number>();

function takeUserId(): number {
  let id = FIRST_USER_ID;
  while (taken.has(id)) id += 1;
  taken.add(id);
  return id;
}

export function createGuardedRuntime(engine: Engine): Runtime {
  const running = new Set<RunningExample>();
  return {
    name: 'node',
    start(files: ExampleFiles, options: StartOptions = {}) {
      if (options.disk !== undefined) throw new Error('Programs that are graded have their files, and no disk.');
      const userId = takeUserId();
      const example = runGuarded(engine, files, userId, options);
      running.add(example);
      void example.exit.then(() => {
        running.delete(example);
        taken.delete(userId);
      });
      return example;
    },
    async close() {
      await Promise.all([...running].map((example) => example.stop(0)));
    },
  };
}
