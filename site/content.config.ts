import { glob } from 'astro/loaders';
import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';

const lessons = defineCollection({
  /** Entry ids are `<slug>/<locale>`. */
  loader: glob({ base: './lessons', pattern: '*/{en,ko}.mdx' }),
  schema: z.strictObject({
    title: z.string().min(1),
    description: z.string().min(1),
    minutes: z.int().positive(),
    standsOn: z.array(z.string()).default([]),
    /** Each point of the course that the lesson makes, with the heading, exchange or run that makes it. */
    points: z.record(z.string().regex(/^S\d+$/), z.string()).default({}),
  }),
});

const words = z.string().min(1);

const assignments = defineCollection({
  /** Entry ids are `<lesson>/<name>/<locale>`. What they must hold is said once more, for the terminal, in `checker/catalogue/`. */
  loader: glob({ base: './assignments', pattern: '*/*/{en,ko}.mdx' }),
  schema: z.strictObject({
    title: words,
    summary: words,
    minutes: z.int().positive(),
    hints: z.array(words).min(2),
    checks: z.record(z.string(), z.strictObject({ title: words, hint: words })),
  }),
});

export const collections = { lessons, assignments };
