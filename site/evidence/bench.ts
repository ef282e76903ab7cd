/** The last published table of `npm run bench -- --publish`. */
import { z } from 'zod';
import published from './last-bench.json';

const bench = z.strictObject({
  date: z.iso.date(),
  machine: z.string(),
  versions: z.string(),
  request: z.string(),
  rows: z.array(
    z.strictObject({
      what: z.string(),
      value: z.string(),
      count: z.int().optional(),
      ratio: z.number().optional(),
      aim: z.number().optional(),
    }),
  ),
});

export const lastBench = bench.parse(published);
