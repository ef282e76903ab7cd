import { isDirectoryInside } from './directory.ts';

export class InvalidField extends Error {
  readonly field: string;

  constructor(field: string) {
    super(`Invalid field: ${field}`);
    this.name = 'InvalidField';
    this.field = field;
  }
}

export class ModelInput {
  readonly url: string;
  readonly rate: number;
  readonly target_dir: string;

  constructor(body: Record<string, unknown>) {
    this.url = ModelInput.#url(body.url);
    this.rate = ModelInput.#rate(body.rate);
    this.target_dir = ModelInput.#directory(body.target_dir);
  }

  static #url(value: unknown): string {
    if (typeof value !== 'string' || !URL.canParse(value)) throw new InvalidField('url');
    const { protocol } = new URL(value);
    if (protocol !== 'http:' && protocol !== 'https:') throw new InvalidField('url');
    return value;
  }

  static #rate(value: unknown): number {
    if (typeof value !== 'number' || !Number.isInteger(value))
      throw new InvalidField('rate');
    if (value < 1 || value > 10) throw new InvalidField('rate');
    return value;
  }

  static #directory(value: unknown): string {
    if (typeof value !== 'string' || !isDirectoryInside(value))
      throw new InvalidField('target_dir');
    return value;
  }
}
