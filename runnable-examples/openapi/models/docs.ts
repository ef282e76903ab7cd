import { escaped, heading, table } from './html.ts';
import { Readable, shapeOf } from './readable.ts';
import type { Operation, Shape } from './readable.ts';
import { inWords } from './words.ts';

const yes = (is: boolean) => (is ? 'yes' : 'no');

function operationInHtml(title: string, operation: Operation): string {
  const { parameters, requestBody, responses } = operation;
  const sent = parameters.map((each) => [
    each.name,
    each.in,
    yes(each.required),
    [inWords(each.schema), each.description].filter(Boolean).join(', '),
  ]);
  if (requestBody) {
    const { schema } = requestBody.content['application/json'];
    sent.push(['the JSON body', 'body', 'yes', inWords(schema)]);
  }
  const answers = Object.entries(responses).map(([status, { description, content }]) => [
    status,
    description,
    content ? inWords(content['application/json'].schema) : 'nothing',
  ]);
  return [
    heading(3, title),
    table(['Send', 'In', 'Required', 'Type'], sent),
    heading(4, 'Responses'),
    table(['Status', 'Meaning', 'Body'], answers),
  ].join('\n');
}

function schemaInHtml(name: string, { properties = {}, required = [] }: Shape): string {
  const rows = Object.entries(properties).map(([key, shape]) => [
    key,
    yes(required.includes(key)),
    inWords(shape),
  ]);
  return [heading(3, name), table(['Field', 'Required', 'Type'], rows)].join('\n');
}

/** The whole page: no script, no style, nothing from elsewhere. */
export function docsFrom(document: unknown): string {
  const { info, paths, components } = Readable.parse(document);
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      title: `${method.toUpperCase()} ${path}`,
      operation,
    })),
  );
  const tagOf = ({ tags }: Operation): string => tags[0] ?? 'other';
  const tags = new Set(operations.map(({ operation }) => tagOf(operation)));
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta name="color-scheme" content="light dark"><title>${escaped(info.title)}</title></head><body>`,
    heading(1, `${info.title} ${info.version}`),
    table(
      ['Route', 'Summary', 'In a client', 'Key'],
      operations.map(({ title, operation }) => [
        title,
        operation.summary,
        operation.operationId,
        operation.security.length > 0 ? 'needed' : '',
      ]),
    ),
    ...[...tags].flatMap((tag) => [
      heading(2, tag),
      ...operations
        .filter(({ operation }) => tagOf(operation) === tag)
        .map(({ title, operation }) => operationInHtml(title, operation)),
    ]),
    heading(2, 'Schemas'),
    ...Object.entries(components.schemas)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([name, shape]) => schemaInHtml(name, shapeOf(shape) ?? {})),
    '</body></html>',
  ].join('\n');
}
