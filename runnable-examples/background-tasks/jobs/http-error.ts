interface Extras {
  /** Headers of the response, such as `Retry-After`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The error underneath: for the log, never for the client. */
  readonly cause?: unknown;
}

/** An error that we expect. Its status, detail and headers are written for the client. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, detail: string, { headers = {}, cause }: Extras = {}) {
    super(detail, { cause });
    this.status = status;
    this.headers = headers;
  }
}
