import { z } from 'zod';

/** What the caller can mend: its message says what is wrong. */
export class CannotScaffold extends Error {
  override readonly name = 'CannotScaffold';
}

// TODO: lower-case letters and digits, starting with a letter
export const NewFeature = z.object({ name: z.string() });

/** Adds the files of a new feature to the project, and returns their paths. */
export function scaffold(
  project: Map<string, string>,
  template: Readonly<Record<string, string>>,
  name: string,
): string[] {
  // TODO: fill every placeholder, and refuse what must not happen.
  return Object.entries(template).map(([path, text]) => {
    const target = `src/features/${path.replace('{{name}}', name)}`;
    project.set(target, text.replace('{{name}}', name));
    return target;
  });
}
