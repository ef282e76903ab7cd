/** The numbers and the field names are those of pino. */
const levels = { info: 30, error: 50 };

type Fields = Readonly<Record<string, unknown>>;

/** One JSON object a line. */
export function log(level: keyof typeof levels, fields: Fields, msg: string): void {
  console.log(JSON.stringify({ level: levels[level], time: Date.now(), ...fields, msg }));
}

/** The lines of a stack that are ours to mend. */
function ownLines(stack = ''): string {
  const isForeign = /node_modules|node:/;
  return stack
    .split('\n')
    .filter((line) => !isForeign.test(line))
    .join('\n');
}

/** `JSON.stringify(error)` is `{}`, so name what to keep. An error may also hold what nobody should log. */
export function fieldsFromError(error: unknown, above: readonly unknown[] = []): Fields {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const { name, message, stack, cause } = error;
  // Nothing forbids an error to be its own cause.
  if (above.includes(error)) return { type: name, message };
  const inside = (each: unknown): Fields => fieldsFromError(each, [...above, error]);
  return {
    type: name,
    message,
    stack: ownLines(stack),
    ...(cause !== undefined && { cause: inside(cause) }),
    ...(error instanceof AggregateError && { errors: error.errors.map(inside) }),
  };
}

/** Anything can be thrown, and what cannot be read must not keep the client from its answer. */
export function readableFields(error: unknown): Fields {
  try {
    const fields = fieldsFromError(error);
    JSON.stringify(fields);
    return fields;
  } catch {
    return { type: typeof error, message: 'What was thrown cannot be written' };
  }
}
