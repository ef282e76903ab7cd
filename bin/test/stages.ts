/** Stages of a test run, some side by side, each with all that it printed in one piece. */
import { isEnding, startChild } from '../children.ts';

export interface Stage {
  readonly name: string;
  readonly command: readonly string[];
  /** Stages that it needs: where one of them fails it is not run. */
  readonly after?: readonly string[];
}

/** A command that this very Node runs, and one of `package.json`. */
export const node = (...args: string[]): readonly string[] => [process.execPath, ...args];
export const script = (name: string): readonly string[] => ['npm', 'run', '-s', name];

export interface StageOutcome {
  readonly name: string;
  readonly isRight: boolean;
  readonly seconds: number;
  readonly printed: string;
}

export interface StageOptions {
  readonly atOnce: number;
  readonly onOver: (outcome: StageOutcome) => void;
  /** Whether what it prints is shown as it goes, too. */
  readonly isShown?: boolean;
}

async function runStage(root: string, { name, command }: Stage, isShown: boolean): Promise<StageOutcome> {
  const begun = performance.now();
  const [file = '', ...args] = command;
  const child = startChild(file, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
    isGroup: true,
  });
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      printed.push(text);
      if (isShown) process.stdout.write(text);
    });
  const { promise, resolve } = Promise.withResolvers<boolean>();
  child.once('error', ({ message }) => {
    printed.push(message);
    resolve(false);
  });
  child.once('close', (code) => resolve(code === 0));
  const isRight = await promise;
  return { name, isRight, seconds: (performance.now() - begun) / 1000, printed: printed.join('') };
}

export async function runStages(
  root: string,
  stages: readonly Stage[],
  { atOnce, onOver, isShown = false }: StageOptions,
): Promise<readonly StageOutcome[]> {
  const waiting = [...stages];
  const over = new Map<string, StageOutcome>();
  const underWay = new Set<Promise<void>>();
  const end = (outcome: StageOutcome): void => {
    over.set(outcome.name, outcome);
    onOver(outcome);
  };
  const failedBefore = ({ after = [] }: Stage): string | undefined =>
    after.find((name) => over.get(name)?.isRight === false);
  const mayBegin = ({ after = [] }: Stage): boolean => after.every((name) => over.has(name));
  const take = (): Stage | undefined => {
    const index = waiting.findIndex(mayBegin);
    return index === -1 ? undefined : waiting.splice(index, 1)[0];
  };
  while (waiting.length > 0 || underWay.size > 0) {
    const next = underWay.size < atOnce && !isEnding() ? take() : undefined;
    if (next === undefined) {
      if (underWay.size === 0)
        throw new Error(`Stages wait for each other: ${waiting.map(({ name }) => name).join()}.`);
      await Promise.race(underWay);
      continue;
    }
    const failed = failedBefore(next);
    if (failed !== undefined) {
      end({ name: next.name, isRight: false, seconds: 0, printed: `not run, since ${failed} failed` });
      continue;
    }
    const running: Promise<void> = runStage(root, next, isShown)
      .then(end)
      .finally(() => underWay.delete(running));
    underWay.add(running);
  }
  return [...over.values()];
}
