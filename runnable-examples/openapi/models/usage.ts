import { z } from 'zod';
import type { Operation } from './operations.ts';

/** Nobody has called a new model yet. */
const Usage = z
  .object({
    model: z.int().positive(),
    calls: z.number().min(0),
    lastCall: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Usage' });

export const showUsage = {
  method: 'get',
  path: '/usage',
  id: 'showUsage',
  tag: 'admin',
  summary: 'Show how often each model is called',
  isGuarded: true,
  parts: {},
  answers: { 200: { means: 'One entry for each model', body: z.array(Usage) } },
} satisfies Operation;
