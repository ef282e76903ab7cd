import type { Insertion } from './keep-context.ts';
import type { ModuleSyntax } from './module-syntax.ts';
import type { Resolved } from './resolve.ts';

/** One file of the program on its way to be a module of the browser. */
export interface FileModule {
  readonly path: string;
  readonly source: string;
  readonly code: string;
  readonly syntax: ModuleSyntax;
  /** What keeps the async context, where the program uses it, and the name that it is known by in this file. */
  readonly context: { readonly name: string; readonly insertions: readonly Insertion[] } | undefined;
  /** Where each request leads, by its index. */
  readonly targets: readonly Resolved[];
  url: string | undefined;
  shell: string | undefined;
  linking: boolean;
}
