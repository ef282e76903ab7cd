import { glob } from 'astro/loaders';
import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import { assignmentWords } from '#checker/assignment-words.ts';

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

const assignments = defineCollection({
  /** Entry ids are `<lesson>/<name>/<locale>`. */
  loader: glob({ base: './assignments', pattern: '*/*/{en,ko}.mdx' }),
  schema: assignmentWords,
});

export const collections = { lessons, assignments };
