/**
 * The packages from npm that a program can import in every runtime: in the page, in Node, and where strangers are
 * graded. Their versions stand in package.json, each to the last digit. Beside them, Node finds what is installed.
 */

/** In the worker's own script, since nearly every program names them. */
const ALWAYS = ['express', 'zod'] as const;

/** A lesson is about them. */
const OF_LESSONS = ['yaml', 'zod-openapi', '@asteasolutions/zod-to-openapi'] as const;

/** What people put beside Express. Such a package may reach any module of Node's library. */
export const packagesBesideExpress = [
  'compression',
  'cookie-parser',
  'cookie-session',
  'cors',
  'express-rate-limit',
  'express-session',
  'helmet',
  'http-errors',
  'jsonwebtoken',
  'morgan',
  'multer',
  'pino',
  'supertest',
] as const;

/** The page fetches them when a program names them. */
export const packagesWhenNamed: readonly string[] = [...OF_LESSONS, ...packagesBesideExpress];

export const packageNames: readonly string[] = [...ALWAYS, ...packagesWhenNamed];
