import { createDocument } from 'zod-openapi';
import { Model, Params } from './parts.ts';

const body = { 'application/json': { schema: Model } };

export const document = createDocument({
  openapi: '3.1.1',
  info: { title: 'By zod-openapi', version: '1.0.0' },
  paths: {
    '/models/{id}': {
      put: {
        requestParams: { path: Params },
        requestBody: { content: body },
        responses: { 200: { description: 'Replaced', content: body } },
      },
    },
  },
});
