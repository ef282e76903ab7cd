import type { Disk, ExampleFiles } from '../../contract.ts';

/** What a source says that measures more than `performance.now()`, which every worker has. */
const NAMED =
  /['"](?:node:)?perf_hooks['"]|\bperformance\s*\.(?!\s*now\b)|\bPerformance(?:Entry|Mark|Measure|Observer\w*|ResourceTiming)\b/;

/** Whether the program may need Node's own `perf_hooks`; a package on the disk may. */
export function needsTiming(files: ExampleFiles, disk: Disk): boolean {
  return Object.keys(disk).length > 0 || Object.values(files).some((source) => NAMED.test(source));
}
