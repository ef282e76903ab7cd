import { z } from 'zod';
import { isDirectoryInside } from './directory.ts';

export const ModelInput = z.object({
  url: z.url({ protocol: /^https?$/ }),
  rate: z.int().min(1).max(10),
  target_dir: z.string().refine(isDirectoryInside),
});
export type ModelInput = z.infer<typeof ModelInput>;
