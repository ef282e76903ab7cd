import type { ModuleSyntax } from './module-syntax.ts';
import type { Resolved } from './resolve.ts';

/** One file of the program on its way to be a module of the browser. */
export interface FileModule {
  readonly path: string;
  readonly source: string;
  readonly code: string;
  readonly syntax: ModuleSyntax;
  /** Where each request leads, by its index. */
  readonly targets: readonly Resolved[];
  url: string | undefined;
  shell: string | undefined;
  linking: boolean;
}
