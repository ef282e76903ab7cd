import { z } from 'zod';

// TODO: state what each option must be, and what it becomes.
export const ModelsQuery = z.object({
  limit: z.unknown(),
  verbose: z.unknown(),
  tag: z.unknown(),
});
