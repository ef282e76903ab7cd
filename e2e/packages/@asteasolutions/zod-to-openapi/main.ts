import { extendZodWithOpenApi, OpenApiGeneratorV31, OpenAPIRegistry } from '@asteasolutions/zod-to-openapi';
import express from 'express';
import { z } from 'zod';

extendZodWithOpenApi(z);
const registry = new OpenAPIRegistry();
registry.register('Item', z.object({ name: z.string().openapi({ example: 'milk' }) }));
const app = express();
app.get('/', (_req, res) => {
  res.json(new OpenApiGeneratorV31(registry.definitions).generateComponents());
});
app.listen(3000);
