import type { Resolved } from './resolved.ts';

/** What the extras add to the loading of modules: packages on the disk, and CommonJS. */
export interface ModuleExtension {
  /** Where a bare specifier of an ES module leads among the packages on the disk; undefined where there is none. */
  readonly resolveBare: (specifier: string, parent: string) => Resolved | undefined;
  /** Whether the extras load this file: it is CommonJS, or part of a package. */
  readonly loads: (path: string) => boolean;
  /** The names that an ES module sees of such a file, with their values. */
  readonly namespaceOf: (path: string) => Readonly<Record<string, unknown>>;
  /** Runs such a file as the program's first. */
  readonly runMain: (path: string) => void;
}

let extension: ModuleExtension | undefined;

export function extendModules(added: ModuleExtension): void {
  extension = added;
}

export function moduleExtension(): ModuleExtension | undefined {
  return extension;
}
