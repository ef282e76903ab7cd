/**
 * The oldest browsers in which programs run, two years of them: the newest of this day. What has come since then is taken
 * away in `e2e/runtime/baseline.spec.ts`, which also holds these numbers to MDN's compatibility data.
 */
export const baseline = {
  date: '2024-11-01',
  versions: { chrome: '130', firefox: '132', safari: '18.1' },
} as const;

/** `Chrome 130, Firefox 132, Safari 18.1` */
export const baselineBrowsers = Object.entries(baseline.versions)
  .map(([name, version]) => `${name.slice(0, 1).toUpperCase()}${name.slice(1)} ${version}`)
  .join(', ');
