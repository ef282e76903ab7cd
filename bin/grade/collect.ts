/** A folder of submissions → who handed in what. Nothing in it is trusted, and no file in it stops the rest or is lost. */
import { foundIn } from './collect/found.ts';
import { toldApart } from './collect/learner.ts';
import type { FindOptions, Found } from './collect/outcome.ts';
import { sourcesIn, type NotLookedAt } from './collect/sources.ts';

export interface HandedIn extends Found {
  readonly learner: string;
  /** What Moodle or Canvas calls the learner by. */
  readonly platformId: string | undefined;
}

export interface Collected {
  readonly handedIn: readonly HandedIn[];
  /** What is nobody's submission: with `handedIn` it is all that lies in the folder. */
  readonly notLookedAt: readonly NotLookedAt[];
}

export interface CollectOptions extends FindOptions {
  readonly onRead?: (name: string) => void;
}

/** Undefined where there is a program, or where it is we who cannot read it. */
function reasonOfNone(found: readonly Found[]): string | undefined {
  const problems = found.map(({ submission }) =>
    'fault' in submission || !('problem' in submission) ? '' : submission.problem,
  );
  return problems.includes('') ? undefined : problems[0];
}

export async function collect(folder: string, options: CollectOptions): Promise<Collected> {
  const { sources, notLookedAt } = sourcesIn(folder);
  const nobodys: NotLookedAt[] = [];
  const learners = toldApart(sources.map(({ whose }) => whose));
  const handedIn: HandedIn[] = [];
  for (const [index, source] of sources.entries()) {
    const { isNobodys, whose } = source;
    const { id: platformId, name, notes } = whose;
    const learner = learners[index] ?? name;
    options.onRead?.(source.names[0] ?? '');
    const found = await foundIn(folder, source, options);
    const reason = isNobodys ? reasonOfNone(found) : undefined;
    if (reason !== undefined) {
      nobodys.push({ from: source.names[0] ?? '', reason });
      continue;
    }
    handedIn.push(...found.map((each) => ({ ...each, learner, platformId, notes: [...each.notes, ...notes] })));
  }
  return { handedIn, notLookedAt: [...notLookedAt, ...nobodys] };
}
