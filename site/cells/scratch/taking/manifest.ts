/** The `package.json` of an exported folder: the reader's own where the program has one, and what it needs to start. */
import { z } from '../../ground/quiet-zod.ts';
import { jsonFrom } from './json-from.ts';

type Versions = Readonly<Record<string, string>>;

export interface ManifestFacts {
  readonly name: string;
  /** What `npm start` runs. */
  readonly start: string;
  /** The texts of the program. */
  readonly texts: readonly string[];
  /** Of the packages that a program may import. */
  readonly versions: Versions;
}

/** Since then Node takes the types off by itself. */
const NODE = '>=22.18';

/** White space in one place only, between two words: in two, a long row of blanks would be tried in every way. */
const IMPORT = /\bfrom\s*['"]([^'"\n]+)['"]|\bimport\s*(?:\(\s*)?['"]([^'"\n]+)['"]|\brequire\(\s*['"]([^'"\n]+)['"]/g;

const ownSchema = z.looseObject({
  scripts: z.record(z.string(), z.string()).optional(),
  dependencies: z.record(z.string(), z.string()).optional(),
  devDependencies: z.record(z.string(), z.string()).optional(),
});

/** `@scope/name/part` is of `@scope/name`. */
function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

function importedBy(texts: readonly string[]): readonly string[] {
  const specifiers = texts.flatMap((text) =>
    [...text.matchAll(IMPORT)].map(([, one, two, three]) => one ?? two ?? three ?? ''),
  );
  return specifiers.filter((each) => !/^(\.|\/|#|node:)/.test(each)).map(packageOf);
}

/** What cannot be read as a manifest would stop npm, and counts for nothing. */
function ownFrom(text: string | undefined): z.infer<typeof ownSchema> {
  if (text === undefined) return { type: 'module' };
  return ownSchema.safeParse(jsonFrom(text)).data ?? {};
}

/** @param own the text of the program's own `package.json` */
export function manifestFrom(own: string | undefined, { name, start, texts, versions }: ManifestFacts): string {
  const pinned = (names: readonly string[]): Versions =>
    Object.fromEntries(
      [...new Set(names)]
        .sort()
        .flatMap((each) => (Object.hasOwn(versions, each) ? [[each, versions[each] ?? ''] as const] : [])),
    );
  const given = ownFrom(own);
  const dependencies = pinned(importedBy(texts));
  const types = Object.keys(dependencies).map((each) => `@types/${each}`);
  const manifest = {
    name,
    private: true,
    engines: { node: NODE },
    ...given,
    scripts: { ...given.scripts, start },
    dependencies: { ...given.dependencies, ...dependencies },
    devDependencies: { ...given.devDependencies, ...pinned(['@types/node', ...types]) },
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
