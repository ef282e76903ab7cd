/** What the build has put into the page: the program to begin with, and the packages that an exported one is pinned to. */
import { partOf } from '../ground/part.ts';
import { programFrom, type OwnProgram } from '../ground/program/own-program.ts';
import { z } from '../ground/quiet-zod.ts';

export interface Shipped {
  readonly program: OwnProgram;
  readonly versions: Readonly<Record<string, string>>;
}

const schema = z.object({ program: z.unknown(), versions: z.record(z.string(), z.string()) });

export function readShipped(cell: HTMLElement): Shipped {
  const text = partOf(cell, '[data-part="shipped"]', HTMLScriptElement).textContent;
  const { program, versions } = schema.parse(JSON.parse(text));
  const outcome = programFrom(program);
  if ('program' in outcome) return { program: outcome.program, versions };
  throw new Error(`The program of the build is none: ${outcome.problem.kind}.`);
}
