import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CannotScaffold, fill } from './fill.ts';
import type { Files } from './fill.ts';

export const NewFeature = z.object({
  name: z
    .string()
    .max(40)
    .regex(/^[a-z][a-z0-9]*$/, 'lower-case letters and digits, starting with a letter'),
});

const templateFolder = join(import.meta.dirname, 'template', '{{name}}');

function readTemplate(): Files {
  const names = readdirSync(templateFolder).sort();
  return Object.fromEntries(
    names.map((name) => [
      `{{name}}/${name}`,
      readFileSync(join(templateFolder, name), 'utf8'),
    ]),
  );
}

/** Fails where the folder exists: looking first and writing later would leave a gap. */
function makeNewFolder(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    throw isThere ? new CannotScaffold(`already there: ${path}`) : error;
  }
}

/** Writes the files of a new feature and names them. Nothing is written until all are filled. */
export function createFeature({ name }: z.infer<typeof NewFeature>): string[] {
  const files = Object.entries(fill(readTemplate(), name));
  mkdirSync('src/features', { recursive: true });
  makeNewFolder(`src/features/${name}`);
  return files.map(([path, text]) => {
    writeFileSync(`src/features/${path}`, text);
    return `src/features/${path}`;
  });
}
