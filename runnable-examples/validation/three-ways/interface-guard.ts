import { isDirectoryInside } from './directory.ts';

export interface ModelInput {
  url: string;
  rate: number;
  target_dir: string;
}

function isHttpUrl(value: unknown): value is string {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  const { protocol } = new URL(value);
  return protocol === 'http:' || protocol === 'https:';
}

function isRate(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 10;
}

function isTargetDir(value: unknown): value is string {
  return typeof value === 'string' && isDirectoryInside(value);
}

export function invalidFields(body: Record<string, unknown>): string[] {
  const invalid: string[] = [];
  if (!isHttpUrl(body.url)) invalid.push('url');
  if (!isRate(body.rate)) invalid.push('rate');
  if (!isTargetDir(body.target_dir)) invalid.push('target_dir');
  return invalid;
}

export function isModelInput(
  body: Record<string, unknown>,
): body is Record<string, unknown> & ModelInput {
  return invalidFields(body).length === 0;
}
