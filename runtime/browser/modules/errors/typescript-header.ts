import { headerNamed } from '../../ground/positions/error-headers.ts';
import type { TypeScriptError } from '../syntax/typescript-error.ts';

/** As swc shows it: the line before, the lines themselves, marks under or beside what it means, the line after. */
export function typescriptHeader(source: string, url: string, error: TypeScriptError): string {
  const lines = source.split('\n');
  const lineOf = (at: number): number => source.slice(0, at).split('\n').length - 1;
  const [first, last] = [lineOf(error.start), lineOf(Math.max(error.start, error.end - 1))];
  const before = first > 0 ? [lines[first - 1] ?? ''] : [];
  const after = (lines[last + 1] ?? '') === '' ? [] : [lines[last + 1] ?? ''];
  const shown = lines.slice(first, last + 1);
  let body: string[];
  if (first === last) {
    const column = error.start - (source.lastIndexOf('\n', error.start - 1) + 1);
    body = [...before, ...shown, ' '.repeat(column) + '^'.repeat(Math.max(1, error.end - error.start)), ...after];
  } else {
    const marked = shown.map((text, index) =>
      index === 0 || index === shown.length - 1 ? `  > ${text}` : `    ${text}`,
    );
    body = [...before.map((text) => `    ${text}`), ...marked, ...after.map((text) => `    ${text}`)];
  }
  return [`${headerNamed('entry')}\n`, `${url}:${String(first + 1)}`, ...body].join('\n');
}
