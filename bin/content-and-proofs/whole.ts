/** What proves all content, in the order in which each needs the one before. */
export const whole: readonly string[] = ['bin/record.ts', 'bin/content.ts', 'bin/graded.ts'];
