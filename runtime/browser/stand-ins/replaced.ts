/** Node's modules that ours stand in for in every worker; the build leaves them out. */
export const REPLACED = [
  'internal/options',
  'internal/bootstrap/realm',
  'internal/source_map/source_map_cache',
  'internal/encoding',
  'internal/blob',
  'internal/data_url',
  'internal/fs/watchers',
  'internal/fs/recursive_watch',
  'internal/fs/glob',
  'internal/readline/interface',
  'internal/tty',
  'internal/file',
  'internal/perf/observe',
  'internal/crypto/keys',
  'internal/readline/callbacks',
  'internal/url_pattern',
  'internal/error_serdes',
  'internal/errors/error_source',
  'internal/locks',
  'internal/modules/esm/loader',
  'internal/deps/undici/undici',
  'tty',
  'crypto',
  'zlib',
  'process',
  'perf_hooks',
  'module',
] as const;
export type Replaced = (typeof REPLACED)[number];

/** Those that a page has not: they come with the fetched part of the library, and throw when they are used. */
export const UNAVAILABLE = [
  'child_process',
  'cluster',
  'dgram',
  'domain',
  'http2',
  'https',
  'inspector',
  'inspector/promises',
  'repl',
  'tls',
  'trace_events',
  'v8',
  'vm',
  'wasi',
] as const;
export type Unavailable = (typeof UNAVAILABLE)[number];

/** In whose place come the browser's own streams, with the fetched part of the library. */
const WEB_STREAMS = [
  'stream/web',
  'internal/webstreams/readablestream',
  'internal/webstreams/writablestream',
  'internal/webstreams/queuingstrategies',
];

/** All of which something of ours stands in place. */
export const ALL_REPLACED: readonly string[] = [...REPLACED, ...UNAVAILABLE, ...WEB_STREAMS];
