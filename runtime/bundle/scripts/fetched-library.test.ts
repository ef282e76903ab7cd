import assert from 'node:assert/strict';
import { test } from 'node:test';
import { needsLibrary } from '../../browser/page/needs-library.ts';
import { FETCHED_LIBRARY } from './fetched-library.ts';
import { dumpNode } from '../node-library.ts';
import { wholeLibrary } from './worker-script.ts';

/** From a module that every worker has to one that is fetched, and what a program says that goes this way. */
const WAYS: Readonly<Record<string, string>> = {
  'async_hooks → internal/async_local_storage/async_context_frame': `import { AsyncLocalStorage } from 'node:async_hooks';`,
  'async_hooks → internal/async_local_storage/async_hooks': `import { AsyncLocalStorage } from "async_hooks";`,
  'internal/async_hooks → internal/promise_hooks': `import { createHook } from 'node:async_hooks';`,
  'internal/console/constructor → internal/cli_table': `console.table([1]);`,
  'fs → internal/fs/read/context': `import { readFile } from 'node:fs';`,
  'fs → internal/fs/cp/cp': `import * as fs from 'fs';`,
  'fs → internal/fs/cp/cp-sync': `import { cpSync } from 'node:fs';`,
  'fs → internal/fs/rimraf': `import { rmSync } from 'node:fs';`,
  'fs → internal/fs/streams': `app.use(express.static('public'));`,
  'fs → internal/fs/promises': `import { readFile } from 'node:fs/promises';`,
  'fs → internal/fs/dir': `import { opendirSync } from 'node:fs';`,
  'internal/process/per_thread → internal/worker': `process.execve('/bin/sh');`,
  'net → dns': `import { lookup } from 'node:dns';`,
  'net → internal/blocklist': `import { BlockList } from 'node:net';`,
  'net → internal/socketaddress': `import { SocketAddress } from 'node:net';`,
  'internal/abort_controller → internal/worker/io': `import { transferableAbortSignal } from 'node:util';`,
  'util → internal/util/comparisons': `import { isDeepStrictEqual } from 'node:util';`,
  'util → internal/util/parse_args/parse_args': `import { parseArgs } from 'node:util';`,
  'util → internal/mime': `import { MIMEType } from 'node:util';`,
  'util → internal/util/diff': `import { diff } from 'node:util';`,
  'internal/streams/readable → internal/webstreams/adapters': `import { Readable } from 'node:stream';`,
  'internal/streams/writable → internal/webstreams/adapters': `import { Writable } from 'node:stream';`,
  'internal/streams/duplex → internal/webstreams/adapters': `import { Duplex } from 'node:stream';`,
  'internal/streams/duplex → internal/streams/duplexify': `import { Duplex } from 'node:stream';`,
  'internal/streams/readable → internal/streams/iter/types': `import { from } from 'node:stream/iter';`,
};

const MODULE = /require\('([^']+)'\)|^\s*'(internal\/[^']+)',$/gm;

test('each way to a fetched module begins with words for which it is fetched', () => {
  const library = wholeLibrary(dumpNode(['express', 'zod']));
  const ways = [...library].flatMap(([id, source]) =>
    FETCHED_LIBRARY.has(id)
      ? []
      : [...source.matchAll(MODULE)]
          .map(([, required = '', listed = '']) => required || listed)
          .filter((target) => FETCHED_LIBRARY.has(target) && !source.includes(`// require('${target}')`))
          .map((target) => `${id} → ${target}`),
  );
  assert.deepEqual([...new Set(ways)].sort(), Object.keys(WAYS).sort());
  for (const [way, program] of Object.entries(WAYS)) assert.equal(needsLibrary({ 'main.ts': program }), true, way);
});

test('each fetched module is one of Node’s', () => {
  const library = wholeLibrary(dumpNode(['express', 'zod']));
  assert.deepEqual(
    [...FETCHED_LIBRARY].filter((id) => !library.has(id)),
    [],
  );
});

test('a plain program of a lesson fetches nothing more', () => {
  const program = `import express from 'express';
import { EventEmitter } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
const app = express();
app.use(express.json());
app.get('/', (req, res) => res.json(z.object({}).parse(req.query)));
app.listen(3000, () => console.log('listening'));`;
  assert.equal(needsLibrary({ 'main.ts': program, 'README.md': "'node:fs'" }), false);
});

test('what could be any module has all of them', () => {
  for (const program of [
    `process.getBuiltinModule(name);`,
    `await import(name);`,
    'await import(`node:${name}`);',
    `import { createRequire } from 'node:module';`,
    `await fetch('http://localhost:3000');`,
  ]) {
    assert.equal(needsLibrary({ 'main.ts': program }), true, program);
  }
  assert.equal(needsLibrary({ 'main.ts': `await import('./other.ts');` }), false);
});
