import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from './project.ts';

/** Node's own library, taken from the pinned Node that this runs on. */

const dump = z.object({
  natives: z.record(z.string(), z.unknown()),
  exportKinds: z.record(z.string(), z.record(z.string(), z.unknown())),
  constants: z.looseObject({
    options: z.record(z.string(), z.unknown()),
    exportNames: z.record(z.string(), z.array(z.string())),
  }),
});
export type NodeDump = z.infer<typeof dump>;

/** The public modules that a program can import. What they need comes with them. */
const PUBLIC = [
  'assert',
  'assert/strict',
  'async_hooks',
  'buffer',
  'console',
  'constants',
  'diagnostics_channel',
  'dns',
  'dns/promises',
  'events',
  'fs',
  'fs/promises',
  'http',
  'net',
  'os',
  'path',
  'path/posix',
  'path/win32',
  'punycode',
  'querystring',
  'sea',
  'stream',
  'stream/promises',
  'stream/consumers',
  'string_decoder',
  'sys',
  'timers',
  'timers/promises',
  'url',
  'util',
  'util/types',
  'worker_threads',
];

/** Internal modules that are only required in the middle of a function, by code that a program can reach. */
const LATE = [
  'internal/per_context/primordials',
  'internal/console/global',
  'internal/process/per_thread',
  'internal/process/warning',
  'internal/process/task_queues',
  'internal/async_local_storage/async_context_frame',
  'internal/async_local_storage/run_scope',
  'internal/util/comparisons',
  'internal/util/parse_args/parse_args',
  'internal/util/debuglog',
  'internal/abort_controller',
  'internal/streams/duplexify',
  'internal/streams/duplexpair',
  'internal/streams/compose',
  'internal/streams/operators',
  'internal/streams/from',
  'internal/streams/lazy_transform',
  'internal/fs/streams',
  'internal/fs/read/context',
  'internal/fs/promises',
  'internal/fs/dir',
  'internal/fs/cp/cp-sync',
  'internal/events/abort_listener',
  'internal/net',
  'internal/cli_table',
  'internal/dtrace',
  'internal/blocklist',
  'internal/util/diff',
  'internal/util/colors',
  'internal/assert/assertion_error',
  'internal/assert/utils',
  'internal/timers/promises',
  'internal/dns/promises',
  'internal/socketaddress',
  'internal/mime',
  'internal/util/inspector',
  'internal/fs/sync_write_stream',
  'internal/events/symbols',
  'internal/streams/iter/types',
  'internal/webstreams/adapters',
  'internal/async_local_storage/async_hooks',
  'internal/promise_hooks',
  'internal/process/worker_thread_only',
];

const pinnedVersion = (): string => {
  const manifest = z
    .object({ devDependencies: z.object({ node: z.string() }) })
    .parse(JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')));
  return manifest.devDependencies.node;
};

export function assertPinnedNode(): string {
  const pinned = pinnedVersion();
  if (process.version === `v${pinned}`) return pinned;
  throw new Error(`The runtime is built from Node ${pinned}, but this is ${process.version}: run it by \`npm run\`.`);
}

export function dumpNode(packages: readonly string[]): NodeDump {
  const program = join(import.meta.dirname, 'dump-node.ts');
  const text = execFileSync(process.execPath, ['--expose-internals', '--no-warnings', program, ...packages], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    cwd: projectRoot,
  });
  return dump.parse(JSON.parse(text));
}

/** Requires at the start of a line are unconditional; all others are left to LATE. */
const TOP_LEVEL_REQUIRE = /^(?:[^\s/*]|  \.\.\.)[^\n]*?\brequire\('([^']+)'\)/gm;

export function libraryModules(dump: NodeDump, replaced: ReadonlySet<string>): Map<string, string> {
  const sources = new Map<string, string>();
  const add = (id: string, needed: boolean): void => {
    if (sources.has(id) || replaced.has(id)) return;
    const source = dump.natives[id];
    if (typeof source !== 'string') {
      if (needed) throw new Error(`Node ${process.version} has no module ${id}.`);
      return;
    }
    sources.set(id, source);
    for (const [, required] of source.matchAll(TOP_LEVEL_REQUIRE)) if (required !== undefined) add(required, false);
  };
  for (const id of PUBLIC) add(id, true);
  for (const id of LATE) add(id, false);
  return sources;
}

/** Only the options that the shipped modules ask for. */
export function usedOptions(dump: NodeDump, sources: ReadonlyMap<string, string>): Record<string, unknown> {
  const used: Record<string, unknown> = {};
  for (const source of sources.values()) {
    for (const [, name] of source.matchAll(/getOptionValue\(\s*'([^']+)'/g)) {
      if (name !== undefined) used[name] = dump.constants.options[name];
    }
  }
  return used;
}
