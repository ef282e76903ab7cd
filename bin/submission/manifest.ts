/** What is written beside the files of a submission: what they are of, and that they are whole. No score: `grade` finds it. */
import { z } from 'zod';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const manifestSchema = z.object({
  format: z.literal(1),
  assignment: z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/),
  /** Of the assignment as the learner had it. */
  fingerprint: sha256,
  versions: z.object({ node: z.string().max(40), express: z.string().max(40), zod: z.string().max(40) }),
  /** SHA-256 of each file. */
  files: z.record(z.string(), sha256),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** Undefined where it is another file of that name. */
export function manifestFromText(text: string): Manifest | undefined {
  try {
    return manifestSchema.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}
