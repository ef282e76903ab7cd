import { glob } from 'astro/loaders';
import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import { assignmentWords } from '#checker/assignment-words.ts';
import { assignmentIdsIn } from '#checker/catalogue.ts';

const lessons = defineCollection({
  /** Entry ids are `<slug>/<locale>`. */
  loader: glob({ base: './lessons', pattern: '*/[a-z][a-z].mdx' }),
  schema: z.strictObject({
    /** Still being written: no list of lessons has it. */
    draft: z.literal(true).optional(),
    title: z.string().min(1),
    description: z.string().min(1),
    /** These three are said in English; `lessons-in-order.ts` takes them from there for every language. */
    minutes: z.int().positive().optional(),
    standsOn: z.array(z.string()).default([]),
    /** Each point of the course that the lesson makes, with the heading, exchange or run that makes it. */
    points: z.record(z.string().regex(/^S\d+$/), z.string()).default({}),
  }),
});

/** A draft may lack anything. */
const drafts = assignmentIdsIn(process.cwd()).drafts.map((id) => `!${id}/*`);

const assignments = defineCollection({
  /** Entry ids are `<lesson>/<name>/<locale>`. */
  loader: glob({ base: './assignments', pattern: ['*/*/[a-z][a-z].mdx', ...drafts] }),
  schema: assignmentWords,
});

export const collections = { lessons, assignments };
