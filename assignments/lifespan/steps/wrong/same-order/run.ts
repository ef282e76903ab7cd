export interface Step {
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export async function run(steps: readonly Step[], body: () => Promise<void>): Promise<void> {
  const started: Step[] = [];
  try {
    for (const step of steps) {
      await step.start();
      started.push(step);
    }
    await body();
  } finally {
    for (const step of started) await step.stop();
  }
}
