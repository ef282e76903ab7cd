/** Collects files of this machine for the disk of a program in the page: a package's checkout, and installed packages. */
import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { z } from 'zod';
import type { Disk, DiskFile } from '../../runtime/contract.ts';

const names = z.record(z.string(), z.unknown()).default({});
const packageJson = z.looseObject({
  name: z.string().optional(),
  dependencies: names,
  optionalDependencies: names,
  peerDependencies: names,
  devDependencies: names,
});

export function readPackageJson(folder: string): z.infer<typeof packageJson> {
  return packageJson.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
}

/** What no program reads at run time. */
const NEVER_READ = /\.(d\.[cm]?ts|map|flow|tsbuildinfo)$/;
const OTHERS = new Set(['node_modules', '.git', '.nyc_output', 'coverage']);

/** Files and links by their path on this machine. */
export type Collected = Map<string, DiskFile>;

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder + sep);
}

/** All files of a folder, but those of packages inside it. A link stays one where it leads to a place inside. */
function addFolder(collected: Collected, folder: string, root: string, skips: RegExp | undefined): void {
  for (const { name } of readdirSync(folder, { withFileTypes: true })) {
    if (OTHERS.has(name) || skips?.test(name) === true) continue;
    const path = join(folder, name);
    const stat = lstatSync(path);
    if (stat.isSymbolicLink()) {
      const target = resolve(folder, readlinkSync(path));
      if (isInside(target, root)) collected.set(path, { linkTo: relative(folder, target) });
      else if (existsSync(path) && lstatSync(realpathSync(path)).isFile()) collected.set(path, readFileSync(path));
    } else if (stat.isDirectory()) addFolder(collected, path, root, skips);
    else if (stat.isFile()) collected.set(path, readFileSync(path));
  }
}

/** Where a package lies that is named from a folder, by Node's rule; undefined where it is not installed. */
export function installedPackage(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const place = join(folder, 'node_modules', name);
    if (existsSync(join(place, 'package.json'))) return place;
    if (dirname(folder) === folder) return undefined;
  }
}

/** A package with all that it depends on. */
export function addPackage(collected: Collected, name: string, from: string, seen = new Set<string>()): boolean {
  const place = installedPackage(name, from);
  if (place === undefined) return false;
  const isLink = lstatSync(place).isSymbolicLink();
  const folder = isLink ? realpathSync(place) : place;
  if (isLink) collected.set(place, { linkTo: relative(dirname(place), folder) });
  if (seen.has(folder)) return true;
  seen.add(folder);
  addFolder(collected, folder, folder, NEVER_READ);
  const { dependencies, optionalDependencies, peerDependencies } = readPackageJson(folder);
  for (const needed of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies }))
    addPackage(collected, needed, folder, seen);
  return true;
}

/** Whether a text names a package in quotes, or a file of its kind as `view.ejs` does for ejs. */
function isNamed(name: string, texts: readonly string[]): boolean {
  const word = name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  const named = new RegExp(`['"\`]${word}(?:/[^'"\`]*)?['"\`]|\\.${word}\\b`);
  return texts.some((text) => named.test(text));
}

/** A checkout: its own files, what it depends on, and what its files name of what it was developed with. */
export function addCheckout(collected: Collected, root: string): void {
  addFolder(collected, root, root, undefined);
  const texts = [...collected].flatMap(([path, file]) =>
    /\.[cm]?[jt]sx?$/.test(path) && file instanceof Uint8Array ? [Buffer.from(file).toString()] : [],
  );
  const { dependencies, devDependencies, peerDependencies, optionalDependencies } = readPackageJson(root);
  const seen = new Set<string>();
  for (const name of Object.keys({ ...dependencies, ...peerDependencies, ...optionalDependencies }))
    addPackage(collected, name, root, seen);
  for (const name of Object.keys(devDependencies)) if (isNamed(name, texts)) addPackage(collected, name, root, seen);
  // A test may count on a package that another one brought.
  for (const name of installedNames(root)) if (isNamed(name, texts)) addPackage(collected, name, root, seen);
}

function installedNames(from: string): string[] {
  for (let folder = from; ; folder = dirname(folder)) {
    const place = join(folder, 'node_modules');
    if (existsSync(place)) {
      return readdirSync(place).flatMap((name) =>
        name.startsWith('@') ? readdirSync(join(place, name)).map((inner) => `${name}/${inner}`) : [name],
      );
    }
    if (dirname(folder) === folder) return [];
  }
}

/** The folder that holds all of it. */
export function commonFolder(paths: Iterable<string>): string {
  let common: string[] | undefined;
  for (const path of paths) {
    const parts = dirname(path).split(sep);
    const shared = common ?? parts;
    const differs = shared.findIndex((part, index) => part !== parts[index]);
    common = differs === -1 ? shared : shared.slice(0, differs);
  }
  // A folder node_modules keeps its name, by which packages are found.
  const at = common?.indexOf('node_modules') ?? -1;
  return (at === -1 ? common : common?.slice(0, at))?.join(sep) || sep;
}

export function diskFrom(collected: Collected, base: string): Disk {
  return Object.fromEntries([...collected].map(([path, file]) => [relative(base, path).split(sep).join('/'), file]));
}

/** The named packages of this project in the `node_modules` of a program. */
export function diskOfPackages(wanted: readonly string[], root: string): Disk {
  const collected: Collected = new Map();
  for (const name of wanted)
    if (!addPackage(collected, name, root)) throw new Error(`The package ${name} is not installed.`);
  return diskFrom(collected, root);
}
