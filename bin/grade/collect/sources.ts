/** What lies at the top of a folder of submissions → what is looked into, and what is told to be nobody's. */
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '../../language.ts';
import { isCalledArchive } from '../../submission.ts';
import { isLeftByTools, isProgram } from '../../submission/limits.ts';
import { nameFromBytes } from '../../submission/name-bytes.ts';
import { namedBy, type Named } from './learner.ts';

export interface Source {
  readonly whose: Named;
  readonly kind: 'folder' | 'archive' | 'loose' | 'odd' | 'unnamed';
  /** In the folder of submissions: one, or all loose files of one learner. */
  readonly names: readonly string[];
}

export interface NotLookedAt {
  readonly from: string;
  readonly reason: string;
}

function kindOf(path: Buffer, name: string, whose: Named): Source['kind'] | undefined {
  const what = lstatSync(path);
  if (what.isDirectory()) return 'folder';
  if (!what.isFile()) return 'odd';
  if (isCalledArchive(name)) return 'archive';
  // Where the platform says whose it is, it is somebody's, whatever it is.
  return isProgram(name) || whose.id !== undefined ? 'loose' : undefined;
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

export function sourcesIn(folder: string): {
  readonly sources: readonly Source[];
  readonly notLookedAt: NotLookedAt[];
} {
  const sources: Source[] = [];
  const notLookedAt: NotLookedAt[] = [];
  const loose = new Map<string, string[]>();
  for (const { name, isUtf8, path } of namesIn(folder)) {
    if (isLeftByTools(name) || name.startsWith('.')) {
      notLookedAt.push({ from: name, reason: say('collect.left-by-tool') });
      continue;
    }
    const found = namedBy(name);
    const kind = kindOf(path, name, found);
    if (kind === undefined) notLookedAt.push({ from: name, reason: say('collect.neither') });
    else if (!isUtf8) sources.push({ whose: found, kind: 'unnamed', names: [name] });
    else if (kind !== 'loose') sources.push({ whose: found, kind, names: [name] });
    else {
      const whose = found.id === undefined ? { ...found, name: found.name.replace(/\.[^.]+$/, '') } : found;
      const key = `${whose.name} ${whose.id ?? name}`;
      const names = loose.get(key);
      if (names !== undefined) names.push(name);
      else {
        const begun = [name];
        loose.set(key, begun);
        sources.push({ whose, kind, names: begun });
      }
    }
  }
  return { sources, notLookedAt };
}
