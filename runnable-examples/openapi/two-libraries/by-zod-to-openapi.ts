import { OpenApiGeneratorV31, OpenAPIRegistry } from '@asteasolutions/zod-to-openapi';
import { Model, Params } from './parts.ts';

const body = { 'application/json': { schema: Model } };

const registry = new OpenAPIRegistry();
registry.registerPath({
  method: 'put',
  path: '/models/{id}',
  request: { params: Params, body: { content: body } },
  responses: { 200: { description: 'Replaced', content: body } },
});

export const document = new OpenApiGeneratorV31(registry.definitions).generateDocument({
  openapi: '3.1.1',
  info: { title: 'By zod-to-openapi', version: '1.0.0' },
});
