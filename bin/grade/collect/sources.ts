/** What lies at the top of a folder of submissions → what is looked into, and what is told to be nobody's. */
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '../../language.ts';
import { isCalledArchive, isCalledDocument, withoutArchiveEnding } from '../../submission.ts';
import { isLeftByTools, isProgram } from '../../submission/limits.ts';
import { nameFromBytes } from '../../submission/name-bytes.ts';
import { isArchiveAt } from './archives.ts';
import { namedBy, type Named } from './learner.ts';

export interface Source {
  readonly whose: Named;
  readonly kind: 'folder' | 'archive' | 'loose' | 'odd' | 'unnamed';
  /** A roster, a brief: a document that no platform names a learner of is nobody's, unless there is a program in it. */
  readonly isNobodys: boolean;
  /** In the folder of submissions: one, or all loose files of one learner. */
  readonly names: readonly string[];
}

export interface NotLookedAt {
  readonly from: string;
  readonly reason: string;
}

interface Name {
  readonly name: string;
  /** Whether the system can be asked for it by that name: an old disk of Windows left it in its own encoding. */
  readonly isUtf8: boolean;
  readonly path: Buffer;
}

function namesIn(folder: string): readonly Name[] {
  const names = readdirSync(folder, { encoding: 'buffer' }).map((bytes) => {
    const isUtf8 = bytes.equals(Buffer.from(bytes.toString()));
    const name = nameFromBytes(bytes) ?? bytes.toString();
    return { name, isUtf8, path: Buffer.concat([Buffer.from(join(folder, '/')), bytes]) };
  });
  return names.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Of all loose files of one learner the same: where no platform says whose it is, each is one's own. */
function keyOf(name: string, { name: learner, id }: Named): string {
  return `${learner} ${id ?? name}`;
}

/** @param hasProgram whether its learner handed in a program as a loose file: then it lies beside that one */
function kindOf({ name, path }: Name, whose: Named, hasProgram: boolean): Source['kind'] | undefined {
  const what = lstatSync(path);
  if (what.isDirectory()) return 'folder';
  if (!what.isFile()) return 'odd';
  if (isCalledArchive(name) || (!hasProgram && isArchiveAt(path, name))) return 'archive';
  // Where the platform says whose it is, it is somebody's, whatever it is.
  return isProgram(name) || whose.id !== undefined ? 'loose' : undefined;
}

/** A file's name is the learner's without its ending; the name of a folder has none. */
function withoutEnding(whose: Named, name: string, kind: Source['kind']): Named {
  const isWhole = whose.id !== undefined || isCalledArchive(name) || (kind !== 'loose' && kind !== 'archive');
  return isWhole ? whose : { ...whose, name: withoutArchiveEnding(whose.name.replace(/\.[^.]+$/, '')) };
}

export function sourcesIn(folder: string): {
  readonly sources: readonly Source[];
  readonly notLookedAt: readonly NotLookedAt[];
} {
  const sources: Source[] = [];
  const notLookedAt: NotLookedAt[] = [];
  const loose = new Map<string, string[]>();
  const all = namesIn(folder);
  const programs = new Set(all.flatMap(({ name }) => (isProgram(name) ? [keyOf(name, namedBy(name))] : [])));
  for (const each of all) {
    const { name, isUtf8 } = each;
    if (isLeftByTools(name) || name.startsWith('.')) {
      notLookedAt.push({ from: name, reason: say('collect.left-by-tool') });
      continue;
    }
    const found = namedBy(name);
    const key = keyOf(name, found);
    const kind = kindOf(each, found, programs.has(key));
    if (kind === undefined) {
      notLookedAt.push({ from: name, reason: say('collect.neither') });
      continue;
    }
    const whose = withoutEnding(found, name, kind);
    const isNobodys = whose.id === undefined && isCalledDocument(name);
    const names = isUtf8 && kind === 'loose' ? loose.get(key) : undefined;
    if (names !== undefined) {
      names.push(name);
      continue;
    }
    const begun = [name];
    if (isUtf8 && kind === 'loose') loose.set(key, begun);
    sources.push({ whose, kind: isUtf8 ? kind : 'unnamed', isNobodys, names: begun });
  }
  return { sources, notLookedAt };
}
