import type { FileModule } from '../../modules/file-module.ts';
import type { Linking } from '../../modules/linking.ts';

interface Visit {
  readonly index: number;
  low: number;
  isOpen: boolean;
}

/** The files that a file imports, by the index of the request. */
export function importedFiles(module: FileModule, { load }: Linking): readonly (FileModule | undefined)[] {
  return module.syntax.requests.map(({ attribute }, index) => {
    const target = module.targets[index];
    return target?.kind === 'file' ? load(target.path, attribute) : undefined;
  });
}

export interface Group {
  /** In the order in which they run. */
  readonly files: readonly FileModule[];
  /** The file of a circle that runs last: then the others have run. Of a file in no circle it is the file itself. */
  readonly lastOf: ReadonlyMap<FileModule, FileModule>;
}

/**
 * The files of circles and all that lead to them; empty where there is no circle. Those that lead to a circle are run
 * like its own, so that they see its bindings change.
 * @param isKnown whether an earlier group has the file
 */
export function findGroup(entry: FileModule, linking: Linking, isKnown: (module: FileModule) => boolean): Group {
  const visits = new Map<FileModule, Visit>();
  const open: FileModule[] = [];
  const ran: FileModule[] = [];
  const lastOf = new Map<FileModule, FileModule>();

  /** Tarjan's way. */
  function visit(module: FileModule): Visit {
    const here: Visit = { index: visits.size, low: visits.size, isOpen: true };
    visits.set(module, here);
    open.push(module);
    let leadsToGroup = false;
    for (const imported of importedFiles(module, linking)) {
      if (imported === undefined || (imported.url !== undefined && !isKnown(imported))) continue;
      leadsToGroup ||= imported === module || isKnown(imported);
      if (isKnown(imported)) continue;
      const known = visits.get(imported);
      if (known === undefined) here.low = Math.min(here.low, visit(imported).low);
      else if (known.isOpen) here.low = Math.min(here.low, known.index);
      leadsToGroup ||= lastOf.has(imported);
    }
    ran.push(module);
    if (here.low < here.index) return here;
    const circle = open.splice(open.indexOf(module));
    for (const each of circle) {
      const seen = visits.get(each);
      if (seen !== undefined) seen.isOpen = false;
      if (circle.length > 1 || leadsToGroup) lastOf.set(each, module);
    }
    return here;
  }

  if (!isKnown(entry)) visit(entry);
  return { files: ran.filter((module) => lastOf.has(module)), lastOf };
}
