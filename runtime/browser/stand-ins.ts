import * as crypto from './stand-ins/crypto.ts';
import { esmLoader } from './stand-ins/esm-loader.ts';
import * as internals from './stand-ins/library-internals.ts';
import { dns } from './stand-ins/dns.ts';
import type { Replaced } from './stand-ins/replaced.ts';
import { zlib } from './stand-ins/zlib.ts';

/** Our own modules in place of Node's, by id. Everything else of Node's is Node's. */
export const standIns: Readonly<Record<Replaced | 'cluster' | 'dns', () => unknown>> = {
  'internal/options': internals.options,
  'internal/bootstrap/realm': internals.realm,
  'internal/source_map/source_map_cache': internals.sourceMaps,
  'internal/encoding': internals.encoding,
  'internal/blob': internals.blob,
  'internal/data_url': internals.dataUrl,
  'internal/fs/watchers': internals.watchers,
  'internal/fs/recursive_watch': internals.watchers,
  'internal/fs/glob': internals.empty,
  'internal/readline/interface': internals.empty,
  'internal/tty': internals.tty,
  'internal/file': internals.file,
  'internal/perf/observe': internals.perfObserve,
  'internal/crypto/keys': internals.keys,
  'internal/readline/callbacks': internals.cursor,
  'internal/url_pattern': internals.empty,
  'internal/error_serdes': internals.empty,
  'internal/errors/error_source': internals.empty,
  'internal/locks': internals.empty,
  'internal/modules/esm/loader': esmLoader,
  'internal/deps/undici/undici': internals.empty,
  dns,
  process: () => globalThis.process,
  perf_hooks: internals.perfHooks,
  module: internals.moduleModule,
  tty: internals.tty,
  crypto: crypto.crypto,
  zlib,
  // What `listen` asks; the rest comes with the fetched part of the library.
  cluster: () => ({ isPrimary: true }),
};
