import { z } from 'zod';

/** What the caller can mend: its message says what is wrong. */
export class CannotScaffold extends Error {
  override readonly name = 'CannotScaffold';
}

export const NewFeature = z.object({ name: z.string().regex(/^[a-z][a-z0-9]*$/) });

const capitalized = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

function filled(text: string, values: ReadonlyMap<string, string>): string {
  return text.replaceAll(/\{\{([^{}]*)\}\}/g, (placeholder, key: string) => {
    const value = values.get(key);
    if (value === undefined) throw new CannotScaffold(`unknown placeholder ${placeholder}`);
    return value;
  });
}

/** Adds the files of a new feature to the project, and returns their paths. */
export function scaffold(
  project: Map<string, string>,
  template: Readonly<Record<string, string>>,
  name: string,
): string[] {
  const folder = `src/features/${name}`;
  const isThere = [...project.keys()].some((path) => path.includes(`${folder}/`));
  if (isThere) throw new CannotScaffold(`already there: ${folder}`);
  const values = new Map([
    ['name', name],
    ['Name', capitalized(name)],
  ]);
  const files = Object.entries(template).map(([path, text]) => {
    const target = `src/features/${filled(path, values).replace(/\.tmpl$/, '')}`;
    return [target, filled(text, values)] as const;
  });
  for (const [path, text] of files) project.set(path, text);
  return files.map(([path]) => path);
}
