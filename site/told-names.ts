/**
 * `main.ts?told` of an example is what TypeScript says of the names in its files, as `site/typed/tell-names.ts` asks for
 * it: a chunk of its own, so that the page fetches it for the example whose code the reader points at.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ViteUserConfig } from 'astro';
import ts from 'typescript';
import { filesIn, foldersIn, readExamples } from '#checker/catalogue.ts';
import type { ExampleFiles } from '#runtime/contract.ts';
import { siteDeclarations } from './typed/compose.ts';
import { createEnvironment } from './typed/environment.ts';
import { tellNames } from './typed/tell-names.ts';
import type { ToldExample } from './shown/told-names.ts';

const EXAMPLES = 'runnable-examples';
/** What is said depends on them. Read as they are loaded: who edits them while a build runs is answered by the old ones. */
const makers = ['typed/tell-names.ts', 'typed/environment.ts', 'shown/told-names.ts', '../checker/source.ts'].map(
  (file) => readFileSync(join(import.meta.dirname, file), 'utf8'),
);

function hashOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24);
}

/** What a reader is shown of an example: its files, and those that a run of it has instead. */
export interface ShownExample {
  readonly files: ExampleFiles;
  readonly runs: Readonly<Record<string, ExampleFiles>>;
}

export async function examplesIn(root: string): Promise<Readonly<Record<string, ShownExample>>> {
  const folder = join(root, EXAMPLES);
  const ids = foldersIn(folder).flatMap((lesson) => foldersIn(join(folder, lesson)).map((name) => `${lesson}/${name}`));
  const documented = new Map((await readExamples(root)).map(({ id, document }) => [id, document.runs ?? {}]));
  return Object.fromEntries(
    ids.map((id) => {
      const files = Object.entries(filesIn(join(folder, id))).filter(([file]) => file !== 'exchanges.ts');
      const runs = Object.entries(documented.get(id) ?? {}).flatMap(([run, { files: own }]) =>
        own === undefined ? [] : [[run, own] as const],
      );
      return [id, { files: Object.fromEntries(files), runs: Object.fromEntries(runs) }];
    }),
  );
}

const idOfRun = (id: string, run: string): string => `${id}~${run}`;

function withRuns(told: ReadonlyMap<string, ToldExample>, id: string, { runs }: ShownExample): ToldExample {
  const toldOfRuns = Object.keys(runs).flatMap((run) => {
    const own = told.get(idOfRun(id, run));
    return own === undefined ? [] : [[run, own] as const];
  });
  return { texts: [], files: {}, ...told.get(id), runs: Object.fromEntries(toldOfRuns) };
}

function keptText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function keep(path: string, text: string): void {
  const partial = `${path}.${String(process.pid)}`;
  writeFileSync(partial, text);
  renameSync(partial, path);
}

/** As JSON, by example. Only what has changed is asked for again: of all examples it takes a quarter of a minute. */
export async function toldIn(root: string): Promise<ReadonlyMap<string, string>> {
  const declarations = siteDeclarations();
  const common = hashOf([ts.version, JSON.stringify(declarations), ...makers]);
  const folder = join(root, 'node_modules/.cache/told-names');
  mkdirSync(folder, { recursive: true });
  const examples = Object.entries(await examplesIn(root)).map(([id, shown]) => {
    const path = join(folder, `${hashOf([common, JSON.stringify(shown)])}.json`);
    return { id, shown, path, kept: keptText(path) };
  });
  const known = examples.flatMap(({ id, kept }) => (kept === undefined ? [] : [[id, kept] as const]));
  const asked = examples.filter(({ kept }) => kept === undefined);
  if (asked.length === 0) return new Map(known);
  const environment = createEnvironment(new Map(Object.entries(declarations)));
  const programs = asked.flatMap(({ id, shown: { files, runs } }) => [
    [id, files] as const,
    ...Object.entries(runs).map(([run, own]) => [idOfRun(id, run), { ...files, ...own }] as const),
  ]);
  // Of a run only the files that are its own: the others are told with the example.
  const own = new Map(
    asked.flatMap(({ id, shown: { runs } }) =>
      Object.entries(runs).map(([run, files]) => [idOfRun(id, run), files] as const),
    ),
  );
  const told = tellNames(environment, Object.fromEntries(programs), (id, file) => {
    const files = own.get(id);
    return files === undefined || files[file] !== undefined;
  });
  const made = asked.map(({ id, shown, path }) => {
    const text = JSON.stringify(withRuns(told, id, shown));
    keep(path, text);
    return [id, text] as const;
  });
  return new Map([...known, ...made]);
}

export function toldNamesLoader(root: string): NonNullable<ViteUserConfig['plugins']>[number] {
  let isBuild = false;
  let all: Promise<ReadonlyMap<string, string>> | undefined;
  return {
    name: 'told-names',
    enforce: 'pre',
    configResolved({ command }) {
      isBuild = command === 'build';
    },
    load: {
      filter: { id: /\/main\.ts\?told$/ },
      async handler(path) {
        const [, id = '', file = ''] = /\/runnable-examples\/([^/]+\/[^/]+)\/(main\.ts)\?told$/.exec(path) ?? [];
        this.addWatchFile(join(root, EXAMPLES, id, file));
        // In dev a program may change between two questions.
        if (!isBuild) all = undefined;
        all ??= toldIn(root);
        const told = (await all).get(id);
        if (told === undefined) throw new Error(`There is no example "${id}".`);
        return `export default JSON.parse(${JSON.stringify(told)});`;
      },
    },
  };
}
