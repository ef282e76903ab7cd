/** A program as a folder that runs with `npm install` and `npm start`, and back. Pure: paths and texts in and out. */
import {
  ENTRY,
  environmentFrom,
  nameFrom,
  programFrom,
  requestsSchema,
  type OwnProgram,
  type ProgramProblem,
} from '../../ground/program/own-program.ts';
import { RESERVED } from '../../ground/program/file-names.ts';
import { z } from '../../ground/quiet-zod.ts';
import { environmentFile } from './environment-file.ts';
import { jsonFrom } from './json-from.ts';
import { manifestFrom } from './manifest.ts';

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
const MANIFEST = 'package.json';
const FORMAT = 'express-notebook program';
const VERSION = 1;
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
  const start = `node ${env === '' ? '' : `--env-file=${ENVIRONMENT} `}${ENTRY}`;
  const { [MANIFEST]: own, ...others } = files;
  const facts = { name: folderName(name), start, texts: Object.values(others), versions };
  const notebook = { format: FORMAT, version: VERSION, name, environment: environmentFrom(environment), requests };
  return {
    [MANIFEST]: manifestFrom(own, facts),
    ...others,
    ...(env === '' ? {} : { [ENVIRONMENT]: env }),
    [NOTEBOOK]: `${JSON.stringify({ ...notebook, manifest: own ?? null }, null, 2)}\n`,
  };
}

const notebookSchema = z.object({
  format: z.literal(FORMAT),
  version: z.int().positive(),
  name: z.string(),
  environment: z.string(),
  requests: requestsSchema,
  /** The program's own `package.json`, which the export has added to. */
  manifest: z.string().nullable(),
});

/** A folder that another hand has made has no requests; its name is the one that it is given. */
export function programFromFolder(name: string, folder: ReadonlyMap<string, string>): FolderOutcome {
  const text = folder.get(NOTEBOOK);
  const value = text === undefined ? undefined : jsonFrom(text);
  const version = z.object({ version: z.int() }).safeParse(value).data?.version ?? VERSION;
  if (version > VERSION) return { problem: { kind: 'folder-newer', version } };
  const notebook = notebookSchema.safeParse(value).data;
  if (text !== undefined && notebook === undefined) return { problem: { kind: 'folder-damaged', file: NOTEBOOK } };
  const files = new Map([...folder].filter(([path]) => !RESERVED.has(path.toLowerCase())));
  if (notebook?.manifest === null) files.delete(MANIFEST);
  else if (notebook !== undefined) files.set(MANIFEST, notebook.manifest);
  return programFrom({
    name: nameFrom(notebook?.name ?? name),
    files: [...files],
    environment: notebook?.environment ?? '',
    requests: notebook?.requests ?? [],
  });
}
