/** What is kept on a device, by which names: the same for the build, the service worker and the page. */

/** Beside the worker, which is at the top of the site: where the site begins, its scope does. */
export const WORKER = 'sw.js';
export const LIST = 'offline.json';
/** Stands in the cache for each locale whose whole course the reader wants. */
export const WHOLE = 'whole/';

/** One folder of a host may hold one course, and another another. */
export function cacheNameOf(scope: string): string {
  return `notebook ${scope}`;
}

/** What a page says to the worker, beside the addresses of what it has loaded. */
export const ASK_EDITION = 'edition';
export const TAKE_OVER = 'take over';

/** Everything that the pages of this edition may ask for, by its address below the top of the site. */
export interface KeptList {
  readonly edition: string;
  readonly locales: readonly string[];
  readonly files: readonly (readonly [path: string, bytes: number])[];
}

function isFile(value: unknown): value is readonly [string, number] {
  return Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'number';
}

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

/** @throws TypeError where it is none: a filter may answer in the place of the site */
export function listFrom(value: unknown): KeptList {
  const at = (key: string): unknown => Reflect.get(Object(value), key);
  const [edition, locales, files] = [at('edition'), at('locales'), at('files')];
  if (typeof edition === 'string' && isStrings(locales) && Array.isArray(files) && files.every(isFile))
    return { edition, locales, files };
  throw new TypeError('This is no list of files.');
}

/** A name with a hash of what is in it: what it holds never changes. */
const UNCHANGING = /^(?:_astro\/|runtime\/[\w.-]+-[0-9a-f]{12}\.\w+$)/;

export function isUnchanging(path: string): boolean {
  return UNCHANGING.test(path);
}

/** The same for a file of this edition and for what stands in its place in the next. */
export function stemOf(path: string): string {
  if (!isUnchanging(path)) return path;
  return path.startsWith('runtime/') ? path.replace(/-[0-9a-f]{12}\./, '.') : path.replace(/\.[\w-]{8}\.(?=\w+$)/, '.');
}

/** What a course in this language needs. */
export function filesFor({ files, locales }: KeptList, locale: string): KeptList['files'] {
  const others = locales.filter((each) => each !== locale).map((each) => `${each}/`);
  return files.filter(([path]) => !others.some((other) => path.startsWith(other)));
}
