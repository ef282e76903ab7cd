import { minifiedFunction } from '../passes/minify.ts';
import { composePart } from './part-script.ts';

export const LIBRARY_PARAMETERS = 'exports,require,module,process,internalBinding,primordials';

/**
 * The modules of Node's library that few programs need: a script of their own, which the page fetches for a program
 * that names what leads to them (`runtime/browser/page/needs-library.ts`).
 */
export const FETCHED_LIBRARY: ReadonlySet<string> = new Set([
  'assert',
  'assert/strict',
  'internal/assert/assertion_error',
  'internal/assert/myers_diff',
  'internal/assert/utils',
  'internal/assert/calltracker',
  'console',
  'constants',
  'dns',
  'dns/promises',
  'internal/dns/utils',
  'internal/dns/callback_resolver',
  'internal/dns/promises',
  'fs/promises',
  'os',
  'internal/fs/promises',
  'internal/fs/dir',
  'internal/fs/rimraf',
  'internal/fs/read/context',
  'internal/fs/streams',
  'internal/fs/cp/cp-sync',
  'internal/fs/cp/cp',
  'internal/fs/sync_write_stream',
  'internal/streams/duplexify',
  'internal/streams/iter/types',
  'internal/webstreams/adapters',
  'punycode',
  'sea',
  'stream/consumers',
  'sys',
  'worker_threads',
  'internal/worker',
  'internal/worker/io',
  'internal/worker/messaging',
  'internal/perf/event_loop_utilization',
  'internal/process/worker_thread_only',
  'internal/promise_hooks',
  'internal/async_local_storage/async_context_frame',
  'internal/async_local_storage/async_hooks',
  'internal/async_local_storage/run_scope',
  'internal/util/comparisons',
  'internal/util/parse_args/parse_args',
  'internal/util/parse_args/utils',
  'internal/util/diff',
  'internal/util/inspector',
  'internal/cli_table',
  'internal/blocklist',
  'internal/socketaddress',
  'internal/mime',
]);

/** Each module is compiled when it is first asked for, under its own name. */
const READ = `(evaluate=>sources=>Object.fromEntries(Object.entries(sources).map(([id,text])=>[id,(...all)=>evaluate(text+'\\n//# sourceURL=node:'+id)(...all)])))(eval)`;

export interface TakenFromNode {
  /** What each of our own modules exports as Node's does: to an ES module, and at all, by what it is. */
  readonly exports: Readonly<
    Record<string, { readonly names: readonly string[]; readonly kinds: Readonly<Record<string, unknown>> }>
  >;
  readonly constants: Readonly<Record<string, unknown>>;
}

export async function composeFetchedLibrary(
  library: ReadonlyMap<string, string>,
  { exports, constants }: TakenFromNode,
): Promise<string> {
  const sources = [...library].flatMap(([id, source]) =>
    FETCHED_LIBRARY.has(id) ? [[id, `(${minifiedFunction(LIBRARY_PARAMETERS, `"use strict";${source}`)})`]] : [],
  );
  return composePart('fetched.ts', {
    before: `const fetchedModules=${READ}(${JSON.stringify(Object.fromEntries(sources))}),fetchedExports=${JSON.stringify(exports)},fetchedConstants=${JSON.stringify(constants)};`,
    url: 'node:internal/library',
  });
}
