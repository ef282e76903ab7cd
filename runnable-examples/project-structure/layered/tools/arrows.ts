/** The text of each file by its path: `src/features/users/service.ts`. */
export type Files = Readonly<Record<string, string>>;

/** One import: who wants what. */
export interface Arrow {
  from: string;
  to: string;
}

const imports = /^(?:import|export)\b[^;'"]*?['"]([^'"\n]+)['"];$/gm;
const isFrom = /^import ['"]|\bfrom ['"]/;

/** `#src/` and `./` lead to files of ours; anything else is a package or a part of Node. */
function target(from: string, specifier: string): string {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (!specifier.startsWith('.')) return specifier;
  return new URL(specifier, `file:///${from}`).pathname.slice(1);
}

export function arrowsIn(files: Files): Arrow[] {
  return Object.entries(files).flatMap(([from, text]) =>
    [...text.matchAll(imports)]
      .filter(([statement]) => isFrom.test(statement))
      .map(([, specifier = '']) => ({ from, to: target(from, specifier) })),
  );
}
