/** What Node's test runner prints, as two runs of the same tests have it in common. */

/** What no two runs have in common: how long things took, and where in Node's library a frame lies. */
export function settled(printed: string): string {
  return printed
    .replace(/\([\d.]+ms\)/g, '(ms)')
    .replace(/(duration_ms:?) [\d.]+/g, '$1 ms')
    .replace(/^ +(?:async )?[\w.<>[\] ]* ?\(?node:.*\n/gm, '')
    .trim();
}

export const summary = (
  counts: Partial<Record<'tests' | 'suites' | 'pass' | 'fail' | 'cancelled' | 'skipped' | 'todo', number>>,
): string =>
  [
    ...(['tests', 'suites', 'pass', 'fail', 'cancelled', 'skipped', 'todo'] as const).map(
      (name) => `ℹ ${name} ${String(counts[name] ?? 0)}`,
    ),
    'ℹ duration_ms 1',
  ].join('\n');
