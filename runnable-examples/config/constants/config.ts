/** All that must be set before this program starts, in one module. */
export const config = {
  db: {
    host: 'localhost',
    port: 5432,
    username: 'app',
    password: 'correct-horse',
  },
} as const;
