import type { FileModule } from './file-module.ts';
import type { Resolved } from './resolved.ts';

/** What runs of a file, without its imports: as long as the file, but for what is inserted. */
export interface Body {
  readonly code: string;
  /** What it reaches for of its own: `meta as $0`. */
  readonly own: readonly string[];
}

/** What the linking of modules lends to the extras, so that they can run the files of a circle. */
export interface Linking {
  readonly load: (path: string, attribute: string | undefined) => FileModule;
  readonly urlOf: (target: Resolved | undefined, attribute: string | undefined) => string | undefined;
  /** What a module that is no file exports, by name. */
  readonly valuesOf: (target: Exclude<Resolved, { kind: 'file' }>) => Readonly<Record<string, unknown>>;
  readonly bodyOf: (module: FileModule) => Body;
  /** What a file has that no other has, by the names in `Body.own`. */
  readonly ownOf: (path: string) => Readonly<Record<string, unknown>>;
  /** What a module that is made here can reach by `globalThis[REGISTRY]`. */
  readonly registry: Record<string, unknown>;
}

export const REGISTRY = '__modules_of_this_page__';
