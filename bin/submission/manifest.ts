/** What is written beside the files of a submission: what they are of, and that they are whole. No score: `grade` finds it. */
import { z } from 'zod';
import { SubmissionProblem } from './limits.ts';

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

/** @throws SubmissionProblem */
export function manifestFromText(text: string): Manifest {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  const parsed = manifestSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new SubmissionProblem(
    'manifest.json is not what "npm run assignment -- submit" writes. Make the zip again with it.',
  );
}
