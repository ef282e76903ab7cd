/** Which check killed a mutant last time, in an ignored folder: it is asked first, and mostly does it again. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from '../written.ts';

const killersSchema = z.record(z.string(), z.string());

/** By the id of the mutant. */
export type Killers = Record<string, string>;

function killersPath(root: string, id: string): string {
  return join(root, '.recorded', 'mutants', `${id}.json`);
}

/** A hint only: where it cannot be read there is none. */
export function readKillers(root: string, id: string): Killers {
  const path = killersPath(root, id);
  if (!existsSync(path)) return {};
  try {
    return killersSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return {};
    throw error;
  }
}

export function keepKillers(root: string, id: string, killers: Killers): void {
  writeWhole(killersPath(root, id), JSON.stringify(killers));
}
