export interface Step {
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export async function run(steps: readonly Step[], body: () => Promise<void>): Promise<void> {
  const stack = new AsyncDisposableStack();
  try {
    for (const step of steps) {
      await step.start();
      stack.defer(() => step.stop());
    }
  } catch (error) {
    await stack.disposeAsync();
    throw error;
  }
  await body();
  await stack.disposeAsync();
}
