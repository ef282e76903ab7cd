import type { FileModule } from './file-module.ts';
import type { Linking } from './linking.ts';
import type { Resolved } from './resolved.ts';

/** What the extras add to the loading of modules: packages on the disk, and CommonJS. */
export interface ModuleExtension {
  /** Where a bare specifier of an ES module leads among the packages on the disk; undefined where there is none. */
  readonly resolveBare: (specifier: string, parent: string) => Resolved | undefined;
  /** Whether the extras load this file: it is CommonJS, or part of a package. */
  readonly loads: (path: string) => boolean;
  /** The names that an ES module sees of such a file, with their values. */
  readonly namespaceOf: (path: string) => Readonly<Record<string, unknown>>;
  /** Gives an address to each file behind this one that is part of a circle, or leads to one. */
  readonly linkCircles: (entry: FileModule, linking: Linking) => void;
  /** Undefined for any other file: it is seen as the browser's own module. */
  readonly seenFromOutside: (module: FileModule) => object | undefined;
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
