export interface Step {
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export async function run(steps: readonly Step[], body: () => Promise<void>): Promise<void> {
  const started: Step[] = [];
  const errors: unknown[] = [];
  try {
    for (const step of steps) {
      await step.start();
      started.push(step);
    }
    await body();
  } catch (error) {
    errors.push(error);
  }
  for (const step of started.reverse()) {
    try {
      await step.stop();
    } catch (error) {
      if (errors.push(error) > 1) break;
    }
  }
  if (errors.length > 0) throw errors[0];
}
