export interface Step {
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export async function run(steps: readonly Step[], body: () => Promise<void>): Promise<void> {
  await using stack = new AsyncDisposableStack();
  for (const step of steps) {
    await step.start();
    stack.defer(() => step.stop());
  }
  await body();
}
