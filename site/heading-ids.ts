/** In every language a heading has the address of the English one in its place, so that links and the switch of languages find it. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { HastPluginEntry } from 'satteri';
import { plainText } from '#checker/plain-text.ts';
import { headingIdsOf, originalOf } from '#checker/translation.ts';

function idsFor(file: string): readonly string[] | undefined {
  const original = originalOf(basename(file));
  const path = join(dirname(file), original ?? '');
  return original === undefined || !existsSync(path) ? undefined : headingIdsOf(plainText(readFileSync(path, 'utf8')));
}

/** What it does not set is set by the pipeline, from the words of the heading. */
export const headingIds: HastPluginEntry = ({ fileURL }) => {
  const ids = fileURL && idsFor(fileURLToPath(fileURL));
  if (ids === undefined) return undefined;
  let place = 0;
  return {
    name: 'heading-ids-of-the-original',
    element: {
      filter: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
      visit(node, context) {
        const id = ids[place];
        place += 1;
        if (id !== undefined) context.setProperty(node, 'id', id);
      },
    },
  };
};
