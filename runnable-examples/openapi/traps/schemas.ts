import type { RequestHandler } from 'express';
import { z } from 'zod';

const wholeNumber = z.string().regex(/^\d+$/).transform(Number).pipe(z.int().min(1));

const schemas = new Map<string, z.ZodType>([
  ['defaults', z.object({ name: z.string(), rate: z.int().min(1).max(10).default(3) })],
  ['text', z.object({ limit: wholeNumber, ready: z.stringbool() })],
  ['date', z.object({ trained: z.date() })],
  ['datetime', z.object({ trained: z.iso.datetime() })],
  ['refined', z.object({ dir: z.string().refine((dir) => dir.startsWith('models/')) })],
]);

/** The JSON Schema of one Zod schema, in both directions, or what Zod says where there is none. */
export const bothWays: RequestHandler<{ name: string }> = (req, res) => {
  const schema = schemas.get(req.params.name);
  if (!schema) {
    res.status(404).json({ detail: 'There is no such schema' });
    return;
  }
  try {
    res.json({
      input: z.toJSONSchema(schema, { io: 'input' }),
      output: z.toJSONSchema(schema, { io: 'output' }),
    });
  } catch (error) {
    res.status(500).json({ error: String(error) });
  }
};
