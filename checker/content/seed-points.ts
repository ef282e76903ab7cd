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

/** What is mistaken or dated in the original course, and the lesson that says so kindly. */
const mistakes: Readonly<Record<string, string>> = {
  D1: 'config',
  D2: 'routers',
  D3: 'background-tasks',
  D4: 'background-tasks',
  D5: 'background-tasks',
  D6: 'error-handling',
  D7: 'validation',
};

/** Each is held by a claim or a source that names it as its `point`. */
export function mistakesOf(lesson: string): readonly string[] {
  return Object.keys(mistakes).filter((point) => mistakes[point] === lesson);
}
