/** Makes the zip to hand in. The same files make the same bytes: nothing in it tells when. */
import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { versionsOf, type CatalogueAssignment } from '#checker/catalogue.ts';
import { say } from '../language.ts';
import { CommandProblem } from '../problem.ts';
import { hashFromFiles, MANIFEST, type Manifest } from '../submission.ts';
import { readProgress } from './progress.ts';
import { readWork } from './work.ts';

/** The earliest that a zip can tell. */
const LONG_AGO = '1980-01-01T00:00:00';

export function submit(root: string, assignment: CatalogueAssignment): void {
  const { id, lesson, name, fingerprint, starter } = assignment;
  const { files, hash, leftOut } = readWork(root, assignment);
  if (hash === hashFromFiles(starter)) {
    throw new CommandProblem(say('assignment.still-starter', { id }));
  }
  for (const line of leftOut) console.error(line);
  const manifest: Manifest = {
    format: 1,
    assignment: id,
    fingerprint,
    versions: versionsOf(root),
    files: Object.fromEntries(
      Object.entries(files).map(([path, text]) => [path, createHash('sha256').update(text).digest('hex')]),
    ),
  };
  const entries = { ...files, [MANIFEST]: `${JSON.stringify(manifest, null, 2)}\n` };
  const bytes = Object.fromEntries(Object.entries(entries).map(([path, text]) => [path, strToU8(text)]));
  const zip = `${lesson}-${name}-${hash.slice(0, 12)}.zip`;
  const already = existsSync(join(root, 'my-work', zip)) ? say('assignment.same-zip') : '';
  writeFileSync(join(root, 'my-work', zip), zipSync(bytes, { level: 9, mtime: LONG_AGO }));
  console.log(
    `my-work/${zip}${already}\n${Object.keys(files)
      .map((path) => `  ${path}`)
      .join('\n')}`,
  );
  const standing = readProgress(root).assignments[id];
  if (standing?.submission !== hash) console.log(say('assignment.unchecked', { id }));
  else if (standing.points < standing.outOf)
    console.log(say('assignment.last-check', { points: standing.points, outOf: standing.outOf }));
}
