/** A folder of submissions → who handed in what. Nothing in it is trusted, and no file in it stops the rest or is lost. */
import { foundIn } from './collect/found.ts';
import { toldApart, type Named } from './collect/learner.ts';
import type { FindOptions, Found } from './collect/outcome.ts';
import { sourcesIn, type NotLookedAt, type Source } from './collect/sources.ts';

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

/** Why it is nobody's; undefined where it is somebody's: a program is in it, or it is we who cannot read it. */
function reasonOfNobody({ submission, whose }: Found, { isNobodys }: Source): string | undefined {
  const isOpen = !('problem' in submission) || submission.fault !== undefined;
  return isOpen || !(isNobodys || whose === 'nobody') ? undefined : submission.problem;
}

export async function collect(folder: string, options: CollectOptions): Promise<Collected> {
  const { sources, notLookedAt } = sourcesIn(folder);
  const nobodys: NotLookedAt[] = [];
  const all: { readonly whose: Named; readonly found: Found }[] = [];
  for (const source of sources) {
    options.onRead?.(source.names[0] ?? '');
    for (const each of await foundIn(folder, source, options)) {
      const { whose, ...found } = each;
      const reason = reasonOfNobody(each, source);
      if (reason !== undefined) nobodys.push({ from: found.from, reason });
      else all.push({ whose: whose === undefined || whose === 'nobody' ? source.whose : whose, found });
    }
  }
  const learners = toldApart(all.map(({ whose }) => whose));
  const handedIn = all.map(({ whose: { id: platformId, name, notes }, found }, index) => {
    return { ...found, learner: learners[index] ?? name, platformId, notes: [...found.notes, ...notes] };
  });
  return { handedIn, notLookedAt: [...notLookedAt, ...nobodys] };
}
