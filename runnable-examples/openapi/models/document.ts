import { createDocument } from 'zod-openapi';
import type { ZodOpenApiPathsObject, ZodOpenApiResponsesObject } from 'zod-openapi';
import type { z } from 'zod';
import { PARAMETER } from './add-operation.ts';
import { Invalid, Refused } from './model.ts';
import type { Operation } from './operations.ts';

const json = (schema: z.ZodType) => ({ 'application/json': { schema } });

/** What a client must show where `security` says so: `Authorization: Bearer …`. */
const key = { type: 'http', scheme: 'bearer' } as const;

/** What `jsonBody` answers before any operation that takes a body. */
const unreadable: Operation['answers'] = {
  400: { means: 'The body cannot be read', body: Refused },
  413: { means: 'The body is too large', body: Refused },
  415: { means: 'The body is of another type, charset or compression', body: Refused },
};

/** 401, 422 and what cannot be read are answered everywhere, so the document can say so by itself. The rest is told by hand. */
function responsesOf({ answers, isGuarded, parts }: Operation): ZodOpenApiResponsesObject {
  const invalid = { means: 'A part does not fit its schema', body: Invalid };
  const refused = { means: 'The key is missing or wrong', body: Refused };
  const all: Operation['answers'] = {
    ...(isGuarded && { 401: refused }),
    ...(parts.params && { 400: { means: 'The path cannot be read', body: Refused } }),
    ...(parts.body && unreadable),
    ...(Object.keys(parts).length > 0 && { 422: invalid }),
    ...answers,
  };
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
    const { id, isGuarded, method, parts, summary, tag } = operation;
    const path = operation.path.replaceAll(PARAMETER, '{$1}');
    paths[path] = {
      ...paths[path],
      [method]: {
        operationId: id,
        tags: [tag],
        summary,
        ...(isGuarded && { security: [{ key: [] }] }),
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
    components: { securitySchemes: { key } },
  });
