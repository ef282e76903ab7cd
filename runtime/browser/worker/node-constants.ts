/**
 * The constants of Node's bindings, read from the pinned Node at build time (`runtime/bundle/node-library.ts`) and
 * put before this script as `nodeConstants`.
 */
export interface NodeConstants {
  readonly async_wrap: {
    readonly constants: Readonly<Record<string, number>>;
    readonly Providers: Readonly<Record<string, number>>;
  };
  readonly http_parser: { readonly methods: readonly string[]; readonly allMethods: readonly string[] };
  readonly util: { readonly constants: Readonly<Record<string, number>>; readonly privateSymbols: readonly string[] };
  readonly symbols: readonly string[];
  readonly performance: Readonly<Record<string, number>>;
  readonly errors: { readonly exitCodes: Readonly<Record<string, number>> };
  readonly constants: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Name and message of each error number. */
  readonly uv: readonly (readonly [number: number, name: string, message: string])[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly versions: Readonly<Record<string, string>>;
  readonly release: Readonly<Record<string, unknown>>;
  /** The names that each builtin and package exports to an ES module. */
  readonly exportNames: Readonly<Record<string, readonly string[]>>;
}

declare const nodeConstants: NodeConstants;

export const constants: NodeConstants = nodeConstants;
