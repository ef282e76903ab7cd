import { transform } from 'sucrase';
import { parse } from 'sucrase/dist/parser/index.js';
import { importFrom } from '../modules/link.ts';
import { readModuleSyntax } from '../modules/syntax/module-syntax.ts';
import { member } from '../ground/library.ts';
import { folderOf } from './package-json.ts';

/**
 * ES modules that are required, and those of packages: compiled to CommonJS, since a browser's own modules cannot be
 * run at once, and since a package's module must be one for `import` and `require`.
 */

/** As long as what they stand for, so that columns stay. */
const META = '__imp_meta_';
const LOAD = '__imp_';

/** The text with `import.meta` and `import()` led to the module's own. */
export function withOwnImports(source: string): string {
  if (!/\bimport\s*[.(]/.test(source)) return source;
  const { metas, dynamicImports } = readModuleSyntax(source, parse(source, false, false, false).tokens);
  const places = [
    ...metas.map((at) => ({ at, length: 'import.meta'.length, by: META })),
    ...dynamicImports.map((at) => ({ at, length: 'import'.length, by: LOAD })),
  ].sort((a, b) => b.at - a.at);
  return places.reduce((text, { at, length, by }) => text.slice(0, at) + by + text.slice(at + length), source);
}

/** `export { x as 'module.exports' }` says what `require` gets; sucrase knows no such names. */
export const REQUIRED_AS = '__module_exports__';

export function commonJsFromEsm(source: string): string {
  const named = withOwnImports(source).replace(/\bas\s+(['"])module\.exports\1/g, `as ${REQUIRED_AS}`);
  return transform(named, {
    transforms: ['imports'],
    disableESTransforms: true,
    preserveDynamicImport: true,
    keepUnusedImports: true,
  }).code;
}

/** What the compiled code sees as its own, beside what every CommonJS module sees. */
export function ownImports(path: string, isMain: boolean): readonly [name: string, value: unknown][] {
  const meta = {
    dirname: folderOf(path),
    filename: path,
    main: isMain,
    url: `file://${encodeURI(path)}`,
  };
  const load = (specifier: unknown, options?: unknown): Promise<unknown> => {
    const type = member(member(options, 'with'), 'type');
    return importFrom(String(specifier), path, typeof type === 'string' ? type : undefined);
  };
  return [
    [META, meta],
    [LOAD, load],
  ];
}

/** Whether a text that CommonJS refuses is an ES module, for files whose package does not say what they are. */
export function looksLikeEsm(source: string): boolean {
  return /^[ \t]*(?:import\s*[\w{*'"]|export\s+[\w{*])/m.test(source) || /\bimport\.meta\b/.test(source);
}

/** What an ES module sees of a CommonJS one: `default` is all of it. */
export function namespaceFrom(exports: unknown): object {
  const keys = (typeof exports === 'object' && exports !== null) || typeof exports === 'function';
  const names = keys ? Object.keys(exports).filter((name) => name !== 'default') : [];
  const namespace: Record<string, unknown> = {};
  for (const name of names)
    Object.defineProperty(namespace, name, { get: () => member(exports, name), enumerable: true, configurable: true });
  const all = { value: exports, enumerable: true };
  Object.defineProperty(namespace, 'default', all);
  Object.defineProperty(namespace, REQUIRED_AS, all);
  return Object.defineProperty(namespace, '__esModule', { value: true });
}
