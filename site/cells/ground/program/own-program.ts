/** A program of the reader's own: its name, files, environment and requests. What comes from outside becomes one here, or a problem. */
import type { ExampleFiles } from '#runtime/contract.ts';
import { visible } from '../../../shown/a-programs-words.ts';
import { METHODS, MORE_METHODS, type RequestFields } from '../../../shown/request-fields.ts';
import { z } from '../quiet-zod.ts';
import { problemOfNames, type NameProblem } from './file-names.ts';

export interface OwnProgram {
  readonly name: string;
  /** By path; `main.ts` among them. Each ends with a line break. */
  readonly files: ExampleFiles;
  /** As its table holds it, a variable in each line: `PORT=4000`; `#DEBUG=1` is not set. */
  readonly environment: string;
  readonly requests: readonly RequestFields[];
}

/** Letters are counted over all files, the environment and the requests together. */
export const MOST = { name: 60, files: 40, requests: 60, letters: 200_000 } as const;

export const ENTRY = 'main.ts';

/** What is wrong, for the reader: the words of `scratch.problem.<kind>`, with its facts. */
export type ProgramProblem =
  | NameProblem
  | { readonly kind: 'no-entry' }
  | { readonly kind: 'broken' }
  | {
      readonly kind: 'too-many-files' | 'too-many-requests' | 'too-many-letters';
      readonly n: number;
      readonly most: number;
    };

export type ProgramOutcome = { readonly program: OwnProgram } | { readonly problem: ProgramProblem };

const pair = z.tuple([z.string(), z.string()]);
const method = z.string().refine((text) => [...METHODS, ...MORE_METHODS].includes(text));
const variable = /^#?[^=\s][^=]*=/;

/** Lists rather than records: no name of a file means anything to them. */
const partsSchema = z.strictObject({
  name: z.string(),
  files: z.array(pair),
  environment: z.string().refine((text) => text.split('\n').every((line) => line === '' || variable.test(line))),
  requests: z.array(z.strictObject({ method, path: z.string(), headers: z.string(), body: z.string() })),
});

export type ProgramParts = z.input<typeof partsSchema>;

export const requestsSchema = partsSchema.shape.requests;

function lettersOf({ files, environment, requests }: ProgramParts): number {
  const texts = [environment, ...files.flat(), ...requests.flatMap(({ path, headers, body }) => [path, headers, body])];
  return texts.reduce((sum, text) => sum + text.length, 0);
}

function problemOf(parts: ProgramParts): ProgramProblem | undefined {
  const { files, requests } = parts;
  if (files.length > MOST.files) return { kind: 'too-many-files', n: files.length, most: MOST.files };
  if (requests.length > MOST.requests) return { kind: 'too-many-requests', n: requests.length, most: MOST.requests };
  const letters = lettersOf(parts);
  if (letters > MOST.letters) return { kind: 'too-many-letters', n: letters, most: MOST.letters };
  const names = files.map(([file]) => file);
  return problemOfNames(names) ?? (names.includes(ENTRY) ? undefined : { kind: 'no-entry' });
}

/** Without the rows of the table that have no name yet. */
export function environmentFrom(text: string): string {
  return text
    .split('\n')
    .filter((line) => variable.test(line))
    .join('\n');
}

/** On one line, and no longer than a list can show. */
export function nameFrom(text: string): string {
  const line = text
    .slice(0, 4 * MOST.name)
    .replace(/\s+/g, ' ')
    .trim();
  return visible(line).slice(0, MOST.name).trim();
}

export function programFrom(value: unknown): ProgramOutcome {
  const parts = partsSchema.safeParse(value).data;
  if (parts === undefined) return { problem: { kind: 'broken' } };
  const problem = problemOf(parts);
  if (problem !== undefined) return { problem };
  const { files, environment, requests } = parts;
  // The entry first, then by name: as the site lists the files of every program.
  const inOrder = files.toSorted(([a], [b]) => Number(b === ENTRY) - Number(a === ENTRY) || (a < b ? -1 : 1));
  const whole = inOrder.map(([file, text]) => [file, text.replace(/\n?$/, '\n')] as const);
  return { program: { name: nameFrom(parts.name), files: Object.fromEntries(whole), environment, requests } };
}

export function partsOf({ name, files, environment, requests }: OwnProgram): ProgramParts {
  return { name, files: Object.entries(files), environment, requests: [...requests] };
}
