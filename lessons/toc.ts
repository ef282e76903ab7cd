/** The lessons in the order in which they are read. A slug names the folders of the lesson. */
export const lessons = [
  { slug: 'validation' },
  { slug: 'config' },
  { slug: 'lifespan' },
  { slug: 'routers' },
  { slug: 'project-structure' },
  { slug: 'error-handling' },
  { slug: 'background-tasks' },
  { slug: 'openapi' },
] as const;

export type LessonSlug = (typeof lessons)[number]['slug'];
