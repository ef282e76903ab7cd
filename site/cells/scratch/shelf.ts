/**
 * The reader's programs in this browser: each is a draft by its own key, so that two tabs can write two of them. What the
 * browser does not keep lives here until the page is closed.
 */
import { DRAFT_PREFIX, forget, keptKeys, readDraft, recall, remember, writeDraft } from '../../drafts.ts';
import {
  partsOf,
  programFrom,
  requestsSchema,
  type OwnProgram,
  type ProgramProblem,
} from '../ground/program/own-program.ts';

/** Of the name of a draft; the id follows. */
const SCRATCH = 'scratch:';
const LAST = 'notebook:scratch:1:last';
/** No file of a program is called so. */
const [NAME, ENVIRONMENT, REQUESTS] = ['name:', 'environment:', 'requests:'] as const;
/** A draft says of which original it is; a program of the reader's own has none. */
const NO_STARTER = 'scratch';

type Texts = Readonly<Record<string, string>>;

export interface OnShelf {
  readonly id: string;
  readonly program: OwnProgram;
  readonly isKept: boolean;
}

export interface Written {
  readonly id: string;
  readonly isKept: boolean;
  /** Another tab has written this program meanwhile: both stay, this one under a name of its own. */
  readonly besideAs?: string;
  /** Why it would not be read again. */
  readonly problem?: ProgramProblem;
}

function textsFrom({ name, files, environment, requests }: OwnProgram): Texts {
  return { ...files, [NAME]: name, [ENVIRONMENT]: environment, [REQUESTS]: JSON.stringify(requests) };
}

function programFromTexts({ [NAME]: name, [ENVIRONMENT]: environment, [REQUESTS]: requests, ...files }: Texts) {
  try {
    const sent = requestsSchema.safeParse(JSON.parse(requests ?? '')).data;
    const outcome = programFrom({ name, files: Object.entries(files), environment, requests: sent });
    return 'program' in outcome ? outcome.program : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function keptIds(): readonly string[] {
  const start = DRAFT_PREFIX + SCRATCH;
  return keptKeys()
    .filter((key) => key.startsWith(start))
    .map((key) => key.slice(start.length));
}

function newId(): string {
  return crypto.randomUUID().slice(0, 8);
}

/** `Notes`, `Notes 2`, `Notes 3` … */
function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name); number += 1) name = `${wanted} ${number}`;
  return name;
}

export class Shelf {
  readonly #unkept = new Map<string, OwnProgram>();
  /** What each draft was when this tab last read or wrote it. */
  readonly #seen = new Map<string, string | null>();

  static keyOf(id: string): string {
    return DRAFT_PREFIX + SCRATCH + id;
  }

  #look(id: string): void {
    this.#seen.set(id, recall(Shelf.keyOf(id)));
  }

  read(id: string): OwnProgram | undefined {
    this.#look(id);
    const mine = readDraft(SCRATCH + id)?.mine;
    return this.#unkept.get(id) ?? (mine && programFromTexts(mine));
  }

  /** By name. */
  list(): readonly OnShelf[] {
    const ids = new Set([...keptIds(), ...this.#unkept.keys()]);
    const programs = [...ids].flatMap((id) => {
      const mine = readDraft(SCRATCH + id)?.mine;
      const program = this.#unkept.get(id) ?? (mine && programFromTexts(mine));
      return program === undefined ? [] : [{ id, program, isKept: !this.#unkept.has(id) }];
    });
    return programs.sort((a, b) => a.program.name.localeCompare(b.program.name));
  }

  freeName(wanted: string): string {
    return freeName(wanted, new Set(this.list().map(({ program }) => program.name)));
  }

  /** @param id undefined for one that is not kept yet */
  write(id: string | undefined, program: OwnProgram): Written {
    const outcome = programFrom(partsOf(program));
    if ('problem' in outcome) return this.#holdHere(id ?? newId(), program, outcome.problem);
    const present = id === undefined ? null : recall(Shelf.keyOf(id));
    const isOfAnotherTab = id !== undefined && present !== null && present !== (this.#seen.get(id) ?? present);
    if (id === undefined || isOfAnotherTab) {
      const besideAs = isOfAnotherTab ? this.freeName(program.name) : program.name;
      const written = this.#keep(newId(), { ...program, name: besideAs });
      return isOfAnotherTab ? { ...written, besideAs } : written;
    }
    return this.#keep(id, program);
  }

  #keep(id: string, program: OwnProgram): Written {
    const isKept = writeDraft(SCRATCH + id, { starter: NO_STARTER, mine: textsFrom(program) });
    if (!isKept) return this.#holdHere(id, program);
    this.#unkept.delete(id);
    this.#look(id);
    return { id, isKept };
  }

  #holdHere(id: string, program: OwnProgram, problem?: ProgramProblem): Written {
    this.#unkept.set(id, program);
    return { id, isKept: false, ...(problem && { problem }) };
  }

  /** The one that was removed last can be brought back, after a reload as well. */
  remove(id: string): void {
    const program = this.read(id);
    for (const { id: earlier } of this.#removed()) forget(Shelf.keyOf(earlier));
    this.#unkept.delete(id);
    const undo = program && textsFrom(program);
    if (undo === undefined || !writeDraft(SCRATCH + id, { starter: NO_STARTER, undo })) forget(Shelf.keyOf(id));
    this.#look(id);
  }

  #removed(): readonly { readonly id: string; readonly program: OwnProgram }[] {
    return keptIds().flatMap((id) => {
      const { mine, undo } = readDraft(SCRATCH + id) ?? {};
      const program = mine === undefined && undo !== undefined ? programFromTexts(undo) : undefined;
      return program === undefined ? [] : [{ id, program }];
    });
  }

  get lastRemoved(): { readonly id: string; readonly program: OwnProgram } | undefined {
    return this.#removed()[0];
  }

  /** The program that a reader who comes back finds open. */
  get last(): string | null {
    return recall(LAST);
  }

  opened(id: string): void {
    remember(LAST, id);
  }
}

export function sameProgram(a: OwnProgram, b: OwnProgram): boolean {
  const told = ({ files, environment, requests }: OwnProgram): string =>
    JSON.stringify([
      Object.entries(files),
      environment,
      requests.map(({ method, path, headers, body }) => [method, path, headers, body]),
    ]);
  return told(a) === told(b);
}
