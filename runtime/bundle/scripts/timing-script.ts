import type { NodeDump } from '../node-library.ts';
import { ownModules } from './own-modules.ts';
import { composePart } from './part-script.ts';

/** The script of `perf_hooks`: Node's own modules over `runtime/browser/timing/`. */
export function composeTiming(dump: NodeDump): Promise<string> {
  return composePart('timing.ts', {
    before: ownModules(dump, 'timingModules', (id) =>
      /^(?:perf_hooks|internal\/histogram|internal\/perf\/\w+)$/.test(id),
    ),
    url: 'node:internal/perf/performance',
  });
}
