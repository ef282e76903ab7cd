/** What is wrong with the TypeScript of a file, and where, in the codes and words of Node. */
export class TypeScriptError extends Error {
  readonly code: 'ERR_INVALID_TYPESCRIPT_SYNTAX' | 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX';
  readonly start: number;
  readonly end: number;

  constructor(code: TypeScriptError['code'], message: string, start: number, end: number) {
    super(message);
    this.code = code;
    this.start = start;
    this.end = end;
  }
}

export function refuse(what: string, start: number, end: number): never {
  throw new TypeScriptError('ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX', what, start, end);
}
