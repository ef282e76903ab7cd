/** The points that the course must make, and the lesson that makes each. */
const ranges = [
  ['validation', 1, 16],
  ['config', 17, 31],
  ['lifespan', 32, 37],
  ['routers', 38, 45],
  ['project-structure', 46, 47],
  ['error-handling', 48, 55],
  ['background-tasks', 56, 65],
] as const;

/** Empty for a lesson that carries none, as a side lesson does. */
export function seedPointsOf(lesson: string): readonly string[] {
  return ranges
    .filter(([name]) => name === lesson)
    .flatMap(([, first, last]) => Array.from({ length: last - first + 1 }, (_, i) => `S${String(first + i)}`));
}
