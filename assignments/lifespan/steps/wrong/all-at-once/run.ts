export interface Step {
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export async function run(steps: readonly Step[], body: () => Promise<void>): Promise<void> {
  await using stack = new AsyncDisposableStack();
  await Promise.all(steps.map((step) => step.start()));
  for (const step of steps) stack.defer(() => step.stop());
  await body();
}
