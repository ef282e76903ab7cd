/** A program as a folder that runs with `npm install` and `npm start`, and back. Pure: paths and texts in and out. */
import {
  ENTRY,
  environmentFrom,
  nameFrom,
  programFrom,
  requestsSchema,
  type OwnProgram,
  type ProgramProblem,
} from '../ground/program/own-program.ts';
import { RESERVED } from '../ground/program/file-names.ts';
import { z } from '../ground/quiet-zod.ts';
import { environmentFile } from './environment-file.ts';

/** By path, in the folder. */
export type Folder = Readonly<Record<string, string>>;

export type FolderProblem =
  | ProgramProblem
  | { readonly kind: 'folder-newer'; readonly version: number }
  | { readonly kind: 'folder-damaged'; readonly file: string };

export type FolderOutcome = { readonly program: OwnProgram } | { readonly problem: FolderProblem };

/** What the site alone reads of it: everything else is the program itself. */
const NOTEBOOK = 'notebook.json';
const ENVIRONMENT = 'notebook.env';
const FORMAT = 'express-notebook program';
const VERSION = 1;
/** Since then Node takes the types off by itself. */
const NODE = '>=22.18';

const IMPORT = /\bfrom\s*['"]([^'"\n]+)['"]|\bimport\s*\(?\s*['"]([^'"\n]+)['"]|\brequire\(\s*['"]([^'"\n]+)['"]/g;

/** `@scope/name/part` is of `@scope/name`. */
function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

function importedBy(files: Folder): ReadonlySet<string> {
  const specifiers = Object.values(files).flatMap((text) =>
    [...text.matchAll(IMPORT)].map(([, one, two, three]) => one ?? two ?? three ?? ''),
  );
  return new Set(specifiers.filter((each) => !/^(\.|\/|#|node:)/.test(each)).map(packageOf));
}

const MOST_LETTERS = 40;

/** `My program!` → `my-program` */
export function folderName(name: string): string {
  // Without the marks that stand on letters.
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  const words = plain.match(/[a-z0-9]+/g) ?? [];
  return words.join('-').slice(0, MOST_LETTERS) || 'program';
}

/** @param versions of the packages that a program may import */
export function folderFrom(program: OwnProgram, versions: Folder): Folder {
  const { name, files, environment, requests } = program;
  const env = environmentFile(environment);
  const pinned = (names: Iterable<string>): Folder =>
    Object.fromEntries(
      [...names].sort().flatMap((each) => (Object.hasOwn(versions, each) ? [[each, versions[each] ?? '']] : [])),
    );
  const dependencies = pinned(importedBy(files));
  const types = Object.keys(dependencies).map((each) => `@types/${each}`);
  const manifest = {
    name: folderName(name),
    private: true,
    type: 'module',
    engines: { node: NODE },
    scripts: { start: `node ${env === '' ? '' : `--env-file=${ENVIRONMENT} `}${ENTRY}` },
    dependencies,
    devDependencies: pinned(['@types/node', ...types]),
  };
  const notebook = { format: FORMAT, version: VERSION, name, environment: environmentFrom(environment), requests };
  const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
  return {
    'package.json': json(manifest),
    ...files,
    ...(env === '' ? {} : { [ENVIRONMENT]: env }),
    [NOTEBOOK]: json(notebook),
  };
}

const notebookSchema = z.object({
  format: z.literal(FORMAT),
  version: z.int().positive(),
  name: z.string(),
  environment: z.string(),
  requests: requestsSchema,
});

function jsonFrom(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A folder that another hand has made has no requests; its name is the one that it is given. */
export function programFromFolder(name: string, folder: ReadonlyMap<string, string>): FolderOutcome {
  const text = folder.get(NOTEBOOK);
  const value = text === undefined ? undefined : jsonFrom(text);
  const version = z.object({ version: z.int() }).safeParse(value).data?.version ?? VERSION;
  if (version > VERSION) return { problem: { kind: 'folder-newer', version } };
  const notebook = notebookSchema.safeParse(value).data;
  if (text !== undefined && notebook === undefined) return { problem: { kind: 'folder-damaged', file: NOTEBOOK } };
  return programFrom({
    name: nameFrom(notebook?.name ?? name),
    files: [...folder].filter(([path]) => !RESERVED.has(path.toLowerCase())),
    environment: notebook?.environment ?? '',
    requests: notebook?.requests ?? [],
  });
}
