import { hearHostErrors } from '../../ground/host-errors.ts';
import { host } from '../../ground/host.ts';
import { member } from '../../ground/library.ts';
import { setHeader } from '../../ground/positions/error-headers.ts';
import { loadedFiles } from '../link.ts';
import { syntaxError } from './module-errors.ts';

/**
 * An engine does not say where in a module it found an early error (a name declared twice). It does say so to
 * `onerror` when a timer's text cannot be compiled: so each file is compiled once more, in a function nobody calls.
 */
export async function findSyntaxError(error: SyntaxError): Promise<SyntaxError> {
  const told = toldPlace(error);
  if (told !== undefined) return told;
  for (const file of loadedFiles()) {
    let { code } = file;
    const cover = ({ start, end }: { start: number; end: number }, by = ''): void => {
      code = code.slice(0, start) + by.padEnd(end - start).slice(0, end - start) + code.slice(end);
    };
    const { requests, exportKeywords, defaultExports } = file.syntax;
    for (const request of requests) cover(request);
    for (const place of exportKeywords) cover(place);
    for (const place of defaultExports) cover(place, '_=');
    code = code.replaceAll('import.meta', 'import_meta');
    const found = await compileError(`async()=>{"use strict";\n${code}\n}`);
    if (found === undefined) continue;
    const shown = syntaxError(error.message);
    const line = found.line - 1;
    const text = code.split('\n')[line - 1] ?? '';
    setHeader(shown, `file://${file.path}:${String(line)}\n${text}\n${' '.repeat(Math.max(0, found.column - 1))}^`);
    return shown;
  }
  return error;
}

const PLACES = [
  ['fileName', 'lineNumber', 'columnNumber'],
  ['sourceURL', 'line', 'column'],
];

/** Firefox says it in the error itself, and so does WebKit. */
function toldPlace(error: SyntaxError): SyntaxError | undefined {
  const names = PLACES.find(([url = '']) => member(error, url) !== undefined) ?? [];
  const [url, line, column] = names.map((name) => member(error, name));
  const file = loadedFiles().find((each) => url !== undefined && (each.url === url || `file://${each.path}` === url));
  if (file === undefined || typeof line !== 'number') return undefined;
  const shown = syntaxError(error.message);
  const text = file.code.split('\n')[line - 1] ?? '';
  const before = ' '.repeat(Math.max(0, Number(column) - 1));
  setHeader(shown, `file://${file.path}:${String(line)}\n${text}\n${before}^`);
  return shown;
}

function compileError(code: string): Promise<{ line: number; column: number } | undefined> {
  return new Promise((resolve) => {
    const before = hearHostErrors(({ lineno, colno }) => resolve({ line: lineno, column: colno }));
    // A text, not a function: it is the compiling that is wanted.
    host.setTimeout(code, 0);
    host.setTimeout(() => {
      hearHostErrors(before);
      resolve(undefined);
    }, 1);
  });
}
