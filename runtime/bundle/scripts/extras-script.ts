import { z } from 'zod';
import type { NodeDump } from '../node-library.ts';
import { composePart } from './part-script.ts';
import { propertyFromLibrary } from './worker-script.ts';

/** The script of the extras: CommonJS, and the modules of Node's library that come with it. */

const ofConstants = z.object({ zlib: z.record(z.string(), z.unknown()) });

/** Modules of Node's library that the extras bring along. */
const MODULES = [
  'zlib',
  'readline',
  'readline/promises',
  'internal/readline/interface',
  'internal/readline/utils',
  'internal/readline/callbacks',
  'internal/readline/promises',
  'internal/readline/emitKeypressEvents',
  'internal/repl/history',
];

export async function composeExtras({ natives, constants }: NodeDump): Promise<string> {
  const modules = MODULES.map((id) => propertyFromLibrary(id, z.string().parse(natives[id]))).join('');
  const zlibConstants = JSON.stringify(ofConstants.parse(constants['constants']).zlib);
  return composePart('extras.ts', {
    before: `const extraModules={${modules}},zlibConstants=${zlibConstants};`,
    url: 'node:internal/modules/cjs/loader',
  });
}
