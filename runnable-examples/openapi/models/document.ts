import { createDocument } from 'zod-openapi';
import type { ZodOpenApiPathsObject, ZodOpenApiResponsesObject } from 'zod-openapi';
import type { z } from 'zod';
import { Invalid } from './model.ts';
import type { Operation } from './operations.ts';

const json = (schema: z.ZodType) => ({ 'application/json': { schema } });

/** `serve` answers 422 by itself, so the document can say so by itself. The rest is told by hand. */
function responsesOf({ answers }: Operation): ZodOpenApiResponsesObject {
  const invalid = { means: 'A part does not fit its schema', body: Invalid };
  const all: Operation['answers'] = { 422: invalid, ...answers };
  return Object.fromEntries(
    Object.entries(all).map(([status, { means, body }]) => [
      status,
      { description: means, ...(body && { content: json(body) }) },
    ]),
  );
}

function pathsOf(operations: readonly Operation[]): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {};
  for (const operation of operations) {
    const { id, method, parts, summary, tag } = operation;
    const path = operation.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = {
      ...paths[path],
      [method]: {
        operationId: id,
        tags: [tag],
        summary,
        requestParams: {
          ...(parts.params && { path: parts.params }),
          ...(parts.query && { query: parts.query }),
          ...(parts.headers && { header: parts.headers }),
        },
        ...(parts.body && { requestBody: { required: true, content: json(parts.body) } }),
        responses: responsesOf(operation),
      },
    };
  }
  return paths;
}

export const documentFrom = (operations: readonly Operation[]) =>
  createDocument({
    openapi: '3.1.1',
    info: { title: 'Models', version: '1.0.0' },
    paths: pathsOf(operations),
  });
