import { createDocument } from 'zod-openapi';
import { z } from 'zod';

const Trained = z.object({ trained: z.date() });

const document = createDocument({
  openapi: '3.1.1',
  info: { title: 'Trained', version: '1.0.0' },
  paths: {
    '/trained': {
      post: {
        requestBody: { content: { 'application/json': { schema: Trained } } },
        responses: { 204: { description: 'Noted' } },
      },
    },
  },
});

/** What the document says of a date, and whether the schema takes what the document asks for. */
export const dated = {
  documented: document.paths?.['/trained']?.post?.requestBody,
  fits: Trained.safeParse({ trained: '2026-11-24' }).success,
};
