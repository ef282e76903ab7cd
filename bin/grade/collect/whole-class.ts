/** An archive or a folder as a platform packs it for a whole class, put among the hand-ins as it is → whose is what in it. */
import { isProgram } from '../../submission/limits.ts';
import { isCalledArchive, type Entries, type Entry } from '../../submission.ts';
import { namedBy, type Named } from './learner.ts';

export interface Member {
  readonly whose: Named;
  /** Of what the platform named so, below the archive or folder. */
  readonly from: string;
  readonly entries: Entries;
}

export interface WholeClass {
  readonly members: readonly Member[];
  /** What lies beside them, and is nobody's. */
  readonly strays: readonly string[];
}

function firstOf(path: string): string {
  return path.split('/', 1)[0] ?? '';
}

/** The one folder around everything, with its slash; empty where there is none. */
function wrapperOf(list: readonly Entry[]): string {
  const [only = '', another] = new Set(list.map(({ path }) => firstOf(path)));
  const isFolder = another === undefined && list.every(({ path }) => path.startsWith(`${only}/`));
  return isFolder && namedBy(only).id === undefined ? `${only}/` : '';
}

function viewOf({ read }: Entries, list: readonly Entry[], nameOf: (path: string) => string): Entries {
  const where = new Map(list.map((each) => [nameOf(each.path), each]));
  return {
    list: [...where].map(([path, each]) => ({ ...each, path })),
    read(paths) {
      const bytes = read(new Set([...paths].flatMap((path) => where.get(path)?.path ?? [])));
      return new Map(
        [...paths].flatMap((path) => {
          const own = bytes.get(where.get(path)?.path ?? '');
          return own === undefined ? [] : [[path, own] as const];
        }),
      );
    },
  };
}

function mayBeHandedIn(path: string): boolean {
  return isProgram(path) || isCalledArchive(path);
}

interface Group {
  readonly whose: Named;
  readonly from: string;
  readonly isFolder: boolean;
  readonly list: Entry[];
}

/**
 * Undefined where a platform names less than two learners, where nothing of theirs is a program, or where one lies beside
 * them: then `log_1_2_a.csv` is a name that a learner gave.
 */
export function wholeClassIn(entries: Entries): WholeClass | undefined {
  const wrapper = wrapperOf(entries.list);
  const groups = new Map<string, Group>();
  const strays: string[] = [];
  for (const each of entries.list) {
    const path = each.path.slice(wrapper.length);
    const first = firstOf(path);
    const whose = namedBy(first);
    if (whose.id === undefined) {
      if (mayBeHandedIn(path)) return undefined;
      strays.push(each.path);
      continue;
    }
    const isFolder = first !== path;
    // A folder is a hand-in of its own, all loose files of one learner are one.
    const key = isFolder ? `${first}/` : `${whose.name} ${whose.id}`;
    const group = groups.get(key) ?? { whose, from: wrapper + first, isFolder, list: [] };
    groups.set(key, group);
    group.list.push(each);
  }
  if (new Set([...groups.values()].map(({ whose }) => whose.id)).size < 2) return undefined;
  if (![...groups.values()].some(({ list }) => list.some(({ path }) => mayBeHandedIn(path)))) return undefined;
  const members = [...groups.values()].map(({ whose, from, isFolder, list }) => {
    const looseName = (path: string): string => {
      const name = path.slice(wrapper.length);
      return namedBy(name).file ?? name;
    };
    const nameOf = isFolder ? (path: string): string => path.slice(from.length + 1) : looseName;
    return { whose, from, entries: viewOf(entries, list, nameOf) };
  });
  return { members, strays };
}
