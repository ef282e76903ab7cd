import { nodeError } from '../modules/errors/module-errors.ts';
import type { PackageJson } from './package-json.ts';

/** What `exports` and `imports` of a package.json say: Node's PACKAGE_EXPORTS_RESOLVE and PACKAGE_IMPORTS_RESOLVE. */

export type Conditions = ReadonlySet<string>;
export const IMPORT: Conditions = new Set(['node', 'import', 'module-sync', 'node-addons']);
export const REQUIRE: Conditions = new Set(['node', 'require', 'module-sync', 'node-addons']);

type Target = string | null | undefined;

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function targetOf(value: unknown, star: string | undefined, conditions: Conditions): Target {
  if (typeof value === 'string') return star === undefined ? value : value.replaceAll('*', () => star);
  if (value === null) return null;
  if (Array.isArray(value)) {
    let last: Target;
    for (const each of value) {
      last = targetOf(each, star, conditions);
      if (typeof last === 'string') return last;
    }
    return last;
  }
  if (!isMap(value)) return undefined;
  for (const [condition, inner] of Object.entries(value)) {
    if (condition !== 'default' && !conditions.has(condition)) continue;
    const target = targetOf(inner, star, conditions);
    if (target !== undefined) return target;
  }
  return undefined;
}

/** Of several patterns the one with the longest beginning wins. */
function matched(map: Record<string, unknown>, key: string, conditions: Conditions): Target {
  if (Object.hasOwn(map, key) && !key.includes('*')) return targetOf(map[key], undefined, conditions);
  const patterns = Object.keys(map)
    .filter((pattern) => pattern.includes('*'))
    .sort((a, b) => b.indexOf('*') - a.indexOf('*') || b.length - a.length);
  for (const pattern of patterns) {
    const [before = '', after = ''] = pattern.split('*');
    if (key.length < pattern.length || !key.startsWith(before) || !key.endsWith(after)) continue;
    return targetOf(map[pattern], key.slice(before.length, key.length - after.length), conditions);
  }
  return undefined;
}

/** @param subpath `.` or `./lib/index.js`; the path of the file, or undefined where the package has no `exports` */
export function exportedFile(
  from: PackageJson,
  subpath: string,
  conditions: Conditions,
  parent: string,
): string | undefined {
  const { exports, folder } = from;
  if (exports === undefined || exports === null) return undefined;
  const isSugar = !isMap(exports) || Object.keys(exports).every((key) => !key.startsWith('.'));
  const target = isSugar
    ? subpath === '.'
      ? targetOf(exports, undefined, conditions)
      : undefined
    : matched(exports, subpath, conditions);
  if (typeof target !== 'string') throw nodeError('ERR_PACKAGE_PATH_NOT_EXPORTED', `${folder}/`, subpath, parent);
  if (!target.startsWith('./'))
    throw nodeError('ERR_INVALID_PACKAGE_TARGET', `${folder}/`, subpath, target, false, parent);
  return `${folder}${target.slice(1)}`;
}

/** @returns a path, or the specifier of another package */
export function importedTarget(
  from: PackageJson | undefined,
  specifier: string,
  conditions: Conditions,
  parent: string,
): string {
  const target = isMap(from?.imports) ? matched(from.imports, specifier, conditions) : undefined;
  if (from === undefined || typeof target !== 'string')
    throw nodeError('ERR_PACKAGE_IMPORT_NOT_DEFINED', specifier, `${from?.folder ?? ''}/`, parent);
  return target.startsWith('./') ? `${from.folder}${target.slice(1)}` : target;
}
