import { z } from 'zod';

export const urls = {
  'any-url': z.url(),
  'web-url': z.url({ protocol: /^https?$/ }),
  'public-url': z.httpUrl(),
  'postgres-url': z.url({ protocol: /^postgres(ql)?$/ }),
};

export const times = {
  date: z.iso.date(),
  'utc-time': z.iso.datetime(),
  'zoned-time': z.iso.datetime({ offset: true }),
};

export const identifiers = {
  uuid: z.uuid(),
  guid: z.guid(),
};

export const choices = {
  device: z.enum(['phone', 'tablet', 'desktop']),
  flag: z.stringbool(),
  'coerced-flag': z.coerce.boolean(),
};

const digits = z.string().regex(/^\d+$/, 'Not a whole number').transform(Number);

export const numbers = {
  'coerced-number': z.coerce.number(),
  'whole-number': digits.pipe(z.int()),
};

const tag = z.string().max(40);

/** One value arrives as a string, several as an array. Of more than a thousand, Node drops the rest. */
export const tags = z.union([z.array(tag).max(100), tag.transform((one) => [one])]);

/** `resnet:3` becomes `{ name: 'resnet', version: 3 }`. */
export const modelName = z
  .string()
  .regex(/^[a-z]{1,40}:\d{1,9}$/, 'Not of the form name:version')
  .transform((text) => {
    const [name, version] = text.split(':');
    return { name, version: Number(version) };
  });
