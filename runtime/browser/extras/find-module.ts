import * as volume from '../bindings/files/volume.ts';
import { nodeError } from '../modules/errors/module-errors.ts';
import { folderOf, isFile, isFolder, nodeModulesPaths, packageAt, packageScope, realPath } from './package-json.ts';
import { exportedFile, importedTarget, IMPORT, REQUIRE, type Conditions } from './targets.ts';

/** Where a specifier leads on the disk, by Node's rules for `require` and for `import`. */

/** `name` and the rest of a bare specifier as a subpath: `@scope/name`, `./lib/x.js`. */
function packageName(specifier: string): [name: string, subpath: string] {
  const [first = '', second = ''] = specifier.split('/');
  const name = first.startsWith('@') ? `${first}/${second}` : first;
  return [name, `.${specifier.slice(name.length)}`];
}

export const isPath = (specifier: string): boolean => /^(\.{0,2}\/|\.{1,2}$)/.test(specifier);

/** A file as `require` finds it: as named, with an extension, or as a folder's main file. */
function findFile(path: string, extensions: readonly string[]): string | undefined {
  if (!path.endsWith('/')) {
    if (isFile(path)) return realPath(path);
    const found = withExtension(path, extensions);
    if (found !== undefined) return found;
  }
  return isFolder(path) ? findMain(path.replace(/(?<!\/)\/+$/, ''), extensions) : undefined;
}

function withExtension(path: string, extensions: readonly string[]): string | undefined {
  const found = extensions.map((extension) => path + extension).find(isFile);
  return found === undefined ? undefined : realPath(found);
}

function findMain(folder: string, extensions: readonly string[]): string | undefined {
  const main = packageAt(folder)?.main;
  if (typeof main === 'string' && main !== '') {
    const path = volume.absolute(`${folder}/${main}`);
    const found = isFile(path)
      ? realPath(path)
      : (withExtension(path, extensions) ?? withExtension(`${path}/index`, extensions));
    if (found !== undefined) return found;
  }
  return withExtension(`${folder}/index`, extensions);
}

function selfFile(name: string, subpath: string, conditions: Conditions, parent: string): string | undefined {
  const scope = packageScope(parent);
  if (scope?.name !== name || scope.exports === undefined) return undefined;
  return exportedFile(scope, subpath, conditions, parent);
}

/** @param folders where to look for packages; undefined where nothing is found */
export function findRequired(
  specifier: string,
  parent: string,
  folders: readonly string[],
  extensions: readonly string[],
): string | undefined {
  if (isPath(specifier)) {
    const base = specifier.startsWith('/') ? specifier : `${folderOf(parent)}/${specifier}`;
    const path = volume.absolute(base);
    return findFile(/\/\.{0,2}$|^\.{1,2}$/.test(specifier) ? `${path}/` : path, extensions);
  }
  if (specifier.startsWith('#')) {
    const target = importedTarget(packageScope(parent), specifier, REQUIRE, parent);
    return findRequired(target, parent, folders, extensions);
  }
  const [name, subpath] = packageName(specifier);
  const self = selfFile(name, subpath, REQUIRE, parent);
  if (self !== undefined) return existing(self, parent);
  for (const folder of folders) {
    const place = `${folder}/${name}`;
    const exported = isFolder(place) ? packageAt(place) : undefined;
    if (exported?.exports !== undefined && exported.exports !== null) {
      const file = exportedFile(exported, subpath, REQUIRE, parent);
      if (file !== undefined) return existing(file, parent);
    }
    const found = findFile(`${folder}/${specifier}`, extensions);
    if (found !== undefined) return found;
  }
  return undefined;
}

function existing(file: string, parent: string): string {
  if (!isFile(file)) throw nodeError('ERR_MODULE_NOT_FOUND', file, parent, `file://${file}`);
  return realPath(file);
}

/** Where `import` of a bare specifier leads; undefined where no folder has the package. */
export function findImported(specifier: string, parent: string): string | undefined {
  const [name, subpath] = packageName(specifier);
  const self = selfFile(name, subpath, IMPORT, parent);
  if (self !== undefined) return existing(self, parent);
  for (const folder of nodeModulesPaths(folderOf(parent))) {
    const place = `${folder}/${name}`;
    if (!isFolder(place)) continue;
    const json = packageAt(place);
    const exported = json === undefined ? undefined : exportedFile(json, subpath, IMPORT, parent);
    if (exported !== undefined) return existing(exported, parent);
    if (subpath !== '.') return existing(`${place}${subpath.slice(1)}`, parent);
    const main = findMain(place, ['.js', '.json', '.node']);
    if (main === undefined) throw nodeError('ERR_MODULE_NOT_FOUND', `${place}/`, parent);
    return main;
  }
  return undefined;
}
