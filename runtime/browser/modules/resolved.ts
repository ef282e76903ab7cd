/** Where a specifier leads. */
export type Resolved =
  | { readonly kind: 'builtin'; readonly id: string }
  | { readonly kind: 'package'; readonly id: string }
  /** A file that the extras load; its id is its path. */
  | { readonly kind: 'foreign'; readonly id: string }
  | { readonly kind: 'file'; readonly path: string };
