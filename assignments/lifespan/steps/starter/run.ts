export interface Step {
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export async function run(steps: readonly Step[], body: () => Promise<void>): Promise<void> {
  for (const step of steps) await step.start();
  await body();
  // TODO: stop what was started, in reverse, whatever goes wrong.
}
