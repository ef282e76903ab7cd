/**
 * The constants of Node's bindings, read from the pinned Node at build time (`runtime/bundle/node-library.ts`) and
 * put before this script as `nodeConstants`.
 */
export interface NodeConstants {
  readonly async_wrap: {
    readonly constants: Readonly<Record<string, number>>;
    /** Their names, with a space between; the number of each is its place. */
    readonly providers: string;
  };
  readonly http_parser: { readonly methods: readonly string[]; readonly allMethods: readonly string[] };
  readonly util: { readonly constants: Readonly<Record<string, number>>; readonly privateSymbols: readonly string[] };
  readonly symbols: readonly string[];
  readonly performance: Readonly<Record<string, number>>;
  readonly errors: { readonly exitCodes: Readonly<Record<string, number>> };
  readonly constants: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Name and message of each error number: all of them for a program that may ask for any. */
  readonly uv: readonly (readonly [number: number, name: string, message?: string])[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly versions: Readonly<Record<string, string>>;
  readonly release: Readonly<Record<string, unknown>>;
  /** Node's public modules without `node:`, with a space between. */
  readonly builtinNames: string;
  /** The names that a module exports to an ES module, where it does not tell them itself. */
  readonly exportNames: Readonly<Record<string, readonly string[]>>;
}

declare const nodeConstants: NodeConstants;

export const constants: NodeConstants = nodeConstants;

export const builtinNames: readonly string[] = constants.builtinNames.split(' ');
