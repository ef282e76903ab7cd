import { z } from 'zod';
import { isDirectoryInside } from './directory.ts';

const DirectoryPath = z
  .string()
  .max(200)
  .refine(isDirectoryInside, 'Not an existing directory');

export const Model = z.object({
  url: z.url({ protocol: /^https?$/ }).max(500),
  rate: z.int().min(1).max(10),
  target_dir: DirectoryPath,
});

export type Model = z.infer<typeof Model>;

/** A number that arrives as text: digits only, so that '', '0x5' and '1e1' are refused. */
const digits = z.string().regex(/^\d+$/, 'Not a whole number').transform(Number);

export const Lookup = {
  params: z.object({ id: digits.pipe(z.int().positive()) }),
  query: z.object({
    limit: digits.pipe(z.int().min(1).max(100)).default(10),
    verbose: z.stringbool().default(false),
  }),
  headers: z.object({ 'x-tenant': z.string().regex(/^[a-z0-9-]{1,40}$/) }),
};
