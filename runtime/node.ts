/** The runtime in Node: each example is a child process with its own folder, environment and loopback address. */
import type { ExampleFiles, RunningExample, Runtime, StartOptions } from './contract.ts';
import { runInChild, type ChildPlace } from './node/running.ts';

export type { ChildPlace } from './node/running.ts';

/** With an `address`, programs listen where a reader's own curl finds them, one at a time a port. */
export function createNodeRuntime(place: ChildPlace = {}): Runtime {
  const running = new Set<RunningExample>();
  return {
    name: 'node',
    start(files: ExampleFiles, options: StartOptions = {}) {
      const example = runInChild(files, { ...options, ...place });
      running.add(example);
      void example.exit.then(() => running.delete(example));
      return example;
    },
    async close() {
      await Promise.all([...running].map((example) => example.stop(0)));
    },
  };
}
