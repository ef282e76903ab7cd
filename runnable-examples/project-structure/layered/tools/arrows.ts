/** The text of each file by its path: `src/features/users/service.ts`. */
export type Files = Readonly<Record<string, string>>;

/** One import: who wants what. */
export interface Arrow {
  from: string;
  to: string;
}

/** What may stand between two words: spaces, line breaks, comments. */
const gap = String.raw`(?:\s|/\*[^]*?\*/|//.*\n)*`;

/** `from '…'`, `import '…'`, `import('…')`, `require('…')`, `getBuiltinModule?.('…')`. It finds rather one too many than one too few. */
const imports = new RegExp(
  String.raw`\b(?:from|import|require|getBuiltinModule)${gap}(?:\?\.${gap})?(?:\(${gap})?(['\"\x60])(.*?)\1`,
  'g',
);

/** `#src/` and `./` lead to files of ours; anything else is a package or a part of Node. */
function target(from: string, specifier: string): string {
  if (specifier.startsWith('#')) return target('', `./${specifier.slice(1)}`);
  if (!specifier.startsWith('.')) return specifier;
  return new URL(specifier, `file:///${from}`).pathname.slice(1);
}

export function arrowsIn(files: Files): Arrow[] {
  return Object.entries(files).flatMap(([from, text]) =>
    [...text.matchAll(imports)].map(([, , specifier = '']) => ({
      from,
      to: target(from, specifier),
    })),
  );
}
