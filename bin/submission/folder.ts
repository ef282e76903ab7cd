/** A folder → what lies in it. Links are told, and never followed. */
import { lstatSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { demandFew, type Entries, type Entry } from './entries.ts';
import { isLeftByTools } from './limits.ts';

const MAX_FOLDERS_DEEP = 24;

export function entriesOfFolder(folder: string): Entries {
  const where = new Map<string, string>();
  const list: Entry[] = [];
  const walk = (below: string, depth: number): void => {
    for (const name of readdirSync(join(folder, below)).sort()) {
      const real = below === '' ? name : `${below}/${name}`;
      if (isLeftByTools(real)) continue;
      const found = lstatSync(join(folder, real));
      if (found.isDirectory()) {
        if (depth < MAX_FOLDERS_DEEP) walk(real, depth + 1);
        continue;
      }
      const path = real.normalize('NFC');
      where.set(path, join(folder, real));
      list.push({
        path,
        size: found.size,
        isOdd: !found.isFile(),
        writtenMs: found.mtimeMs,
        realPath: join(folder, real),
      });
      demandFew(list.length);
    }
  };
  walk('', 0);
  return {
    list,
    read: (paths) =>
      new Map([...paths].flatMap((path) => (where.has(path) ? [[path, readFileSync(where.get(path) ?? '')]] : []))),
  };
}
