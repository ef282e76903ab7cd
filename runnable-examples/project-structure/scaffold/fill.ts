/** The text of each file by its path. */
export type Files = Readonly<Record<string, string>>;

/** What the caller can mend: its message says what is wrong. */
export class CannotScaffold extends Error {
  override readonly name = 'CannotScaffold';
}

/** `payments` as it begins the name of a type: `Payments`. */
export function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Fills the placeholders in paths and texts; one that it does not know is an error. */
export function fill(template: Files, name: string): Files {
  const values = new Map([
    ['name', name],
    ['Name', capitalized(name)],
  ]);

  const filled = (text: string, path: string) =>
    text.replaceAll(/\{\{([^{}]*)\}\}/g, (placeholder, key: string) => {
      const value = values.get(key);
      if (value === undefined)
        throw new CannotScaffold(`unknown placeholder ${placeholder} in ${path}`);
      return value;
    });

  return Object.fromEntries(
    Object.entries(template).map(([path, text]) => [
      filled(path, path).replace(/\.tmpl$/, ''),
      filled(text, path),
    ]),
  );
}
