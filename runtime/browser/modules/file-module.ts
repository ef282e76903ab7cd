import type { Insertion } from '../ground/positions/insertions.ts';
import type { ModuleSyntax } from './syntax/module-syntax.ts';
import type { Resolved } from './resolved.ts';

/** One file of the program on its way to be a module of the browser. */
export interface FileModule {
  readonly path: string;
  readonly source: string;
  readonly code: string;
  readonly syntax: ModuleSyntax;
  /**
   * What keeps the async context, where the program uses it, and the stacks, where the engine does not: with the
   * imports that it needs, without their address.
   */
  readonly context: { readonly imports: string; readonly insertions: readonly Insertion[] } | undefined;
  /** Where each request leads, by its index. */
  readonly targets: readonly Resolved[];
  url: string | undefined;
  /** In a circle: a module that has its names, and is linked against to see whether what is imported is there. */
  names: string | undefined;
}
