/** The sessions of the page by example. A request cell may stand on a page without the code cell of its example. */
import { ExampleSession, type ProgramSource, type StartedWith } from './session/example-session.ts';

export type { LifeEvent } from './session/life.ts';
export type { ExampleSession, StartedWith };

const sessions = new Map<string, ExampleSession>();

const ASSIGNMENT = 'assignment:';
/** The build writes it into the cells of its page. */
const SCRATCH = 'scratch:main.ts';

function asShipped(id: string): ProgramSource {
  if (id.startsWith(ASSIGNMENT)) {
    const content = () => import('./ground/content/assignment-content.ts');
    return {
      files: async () => (await content()).filesOf(id.slice(ASSIGNMENT.length), 'starter'),
      env: () => Promise.resolve({}),
    };
  }
  const content = () => import('./ground/content/example-content.ts');
  return {
    files: async () => (await content()).shippedFiles(id),
    env: async () => (await (await content()).documentOf(id)).env ?? {},
  };
}

/** The program of an assignment: the learner's version of its starter, which its code cell holds. */
export function assignmentSession(assignment: string): ExampleSession {
  return sessionOf(ASSIGNMENT + assignment);
}

/** The program that the reader has open in scratch: the cell that holds it is its source. */
export function scratchSession(): ExampleSession {
  return sessionOf(SCRATCH);
}

export function sessionOf(example: string): ExampleSession {
  const known = sessions.get(example);
  if (known !== undefined) return known;
  const session = new ExampleSession(example, asShipped(example));
  sessions.set(example, session);
  return session;
}
