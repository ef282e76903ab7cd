import { minifySync } from 'rolldown/utils';

/**
 * Names of functions and classes stay: stack traces and `util.inspect` show them. All others go, those at the top of
 * a module too, since it is a function here.
 */
const keepNames = { function: true, class: true };
const STANDS_FOR = 'globalThis.$=';

/** A script without what only its authors need. */
export function minifiedScript(source: string): string {
  return minified(source, { function: false, class: false });
}

/** @returns an expression: the function of these parameters whose body is the source */
export function minifiedFunction(parameters: string, source: string): string {
  const code = minified(`${STANDS_FOR}function(${parameters}){${source}\n}`, keepNames);
  if (!code.startsWith(STANDS_FOR)) throw new Error(`It is no function any more: ${code.slice(0, 100)}`);
  return code.slice(STANDS_FOR.length).replace(/;$/, '');
}

function minified(source: string, keep: typeof keepNames): string {
  const { code, errors } = minifySync('module.cjs', source, {
    compress: { target: 'es2024', keepNames: keep },
    mangle: { toplevel: true, keepNames: keep },
    codegen: { removeWhitespace: true, legalComments: 'none' },
  });
  const [error] = errors;
  if (error !== undefined) throw new Error(error.message);
  return asciiOnly(code.trimEnd());
}

/** One letter that is none of Latin-1 makes an engine hold and read the whole script at twice its size. */
function asciiOnly(code: string): string {
  return code.replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
