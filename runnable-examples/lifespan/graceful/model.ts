import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** Where a result has no ends, it may be no number that JSON can hold. */
const parameter = z.number().min(-1e6).max(1e6);
const Parameters = z.object({ weight: parameter, bias: parameter });

export type Model = (x: number) => number;

/** Reads the parameters of a trained model from `models/<name>.json`. */
export async function loadModel(name: string): Promise<Model> {
  const file = join(import.meta.dirname, 'models', `${name}.json`);
  const { weight, bias } = Parameters.parse(JSON.parse(await readFile(file, 'utf8')));
  return (x) => x * weight + bias;
}
