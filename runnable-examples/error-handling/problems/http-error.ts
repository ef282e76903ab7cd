interface Field {
  readonly loc: string;
  readonly type: string;
}

interface Extras {
  /** Headers of the response, such as `Retry-After`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** One entry for each value that does not fit. */
  readonly errors?: readonly Field[];
  /** The error underneath: for the log, never for the client. */
  readonly cause?: unknown;
}

/** An error that we expect. Its status, detail, headers and errors are written for the client. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly errors: readonly Field[] | undefined;

  constructor(
    status: number,
    detail: string,
    { headers = {}, errors, cause }: Extras = {},
  ) {
    super(detail, { cause });
    this.status = status;
    this.headers = headers;
    this.errors = errors;
  }
}
