/** The runtime in Node: each example is a child process with its own folder, environment and loopback address. */
import type { ExampleFiles, RunningExample, Runtime, StartOptions } from './contract.ts';
import { runInChild } from './node/running.ts';

export function createNodeRuntime(): Runtime {
  const running = new Set<RunningExample>();
  return {
    name: 'node',
    start(files: ExampleFiles, options: StartOptions = {}) {
      const example = runInChild(files, options);
      running.add(example);
      void example.exit.then(() => running.delete(example));
      return example;
    },
    async close() {
      await Promise.all([...running].map((example) => example.stop(0)));
    },
  };
}
