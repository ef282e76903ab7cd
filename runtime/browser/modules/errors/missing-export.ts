import { setHeader } from '../../ground/positions/error-headers.ts';
import type { FileModule } from '../file-module.ts';
import { syntaxError } from './module-errors.ts';
import type { ModuleRequest } from '../syntax/module-syntax.ts';
import type { Resolved } from '../resolve.ts';

/** WebKit's words, which name no module. */
const BINDING_NOT_FOUND = /^Importing binding name '([^']*)' (?:is not found|cannot be resolved)/;

/** Chromium's words, and Firefox's. */
const MISSING_EXPORT =
  /^The requested module '([^']*)' (?:does not provide an export named|doesn't provide an export named:|contains conflicting star exports for name) '([^']*)'/;

/** The packages that Node imports as CommonJS; the others give it ES modules. */
const COMMONJS = /^node_modules\/(express|yaml)\//;

interface Known {
  readonly urlsOf: (target: Resolved | undefined) => readonly (string | undefined)[];
  /** Undefined where nobody knows. */
  readonly exportsOf: (target: Resolved | undefined) => readonly string[] | undefined;
}

/** An engine's error about blobs, told about the files that the learner knows. */
export function missingExport(error: unknown, modules: Iterable<FileModule>, { urlsOf, exportsOf }: Known): unknown {
  if (!(error instanceof SyntaxError)) return error;
  const [, url, named] = MISSING_EXPORT.exec(error.message) ?? [];
  const name = named ?? BINDING_NOT_FOUND.exec(error.message)?.[1];
  if (name === undefined) return error;
  const isMeant = (target: Resolved | undefined): boolean =>
    url === undefined ? exportsOf(target)?.includes(name) === false : urlsOf(target).includes(url);
  for (const module of modules) {
    const request = module.syntax.requests.find((each, at) => has(each, name) && isMeant(module.targets[at]));
    if (request === undefined) continue;
    const target = module.targets[module.syntax.requests.indexOf(request)];
    const isCommonJs = target?.kind === 'package' && COMMONJS.test(target.id);
    const message =
      url === undefined
        ? `The requested module '${request.specifier}' does not provide an export named '${name}'`
        : error.message
            .replace(url, request.specifier)
            .replace("doesn't provide an export named:", 'does not provide an export named');
    const shown = syntaxError(isCommonJs ? notNamedByCommonJs(request, name) : message);
    const place = request.names.find((each) => each.name === name);
    const start = place?.start ?? request.start;
    const line = module.code.slice(0, start).split('\n').length;
    const column = start - (module.code.lastIndexOf('\n', start - 1) + 1);
    const text = module.code.split('\n')[line - 1] ?? '';
    const marks = '^'.repeat(Math.max(1, (place?.end ?? start + 1) - start));
    setHeader(shown, `file://${module.path}:${String(line)}\n${text}\n${' '.repeat(column)}${marks}`);
    return shown;
  }
  return error;
}

/** Node reads the names of a CommonJS package from its text, and says how to have the others. */
function notNamedByCommonJs({ clause, specifier }: ModuleRequest, name: string): string {
  const named = /\{([^{}]*)\}/.exec(clause)?.[1] ?? '';
  const pattern = named
    .replaceAll(/(?<!\s)\s+as\s+/g, ': ')
    .trim()
    .replace(/,$/, '');
  return `Named export '${name}' not found. The requested module '${specifier}' is a CommonJS module, which may not support all module.exports as named exports.
CommonJS modules can always be imported via the default export, for example using:

import pkg from '${specifier}';
const { ${pattern} } = pkg;
`;
}

function has(request: ModuleRequest, name: string): boolean {
  return request.names.some((each) => each.name === name);
}
