/** A folder of submissions → who handed in what. Nothing in it is trusted, and no file in it stops the rest or is lost. */
import { foundIn, type FindOptions, type Found } from './collect/found.ts';
import { toldApart } from './collect/learner.ts';
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

export async function collect(folder: string, options: CollectOptions): Promise<Collected> {
  const { sources, notLookedAt } = sourcesIn(folder);
  const learners = toldApart(sources.map(({ whose }) => whose));
  const handedIn: HandedIn[] = [];
  for (const [index, source] of sources.entries()) {
    const { id: platformId, name, notes } = source.whose;
    const learner = learners[index] ?? name;
    options.onRead?.(source.names[0] ?? '');
    const found = await foundIn(folder, source, options);
    handedIn.push(...found.map((each) => ({ ...each, learner, platformId, notes: [...each.notes, ...notes] })));
  }
  return { handedIn, notLookedAt };
}
