/** How everything in the content is called that something else cites. */
import { z } from 'zod';

export const contentId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by hyphens');
