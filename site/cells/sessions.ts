/** The sessions of the page by example. A request cell may stand on a page without the code cell of its example. */
import { ExampleSession, type ProgramSource } from './example-session.ts';

const sessions = new Map<string, ExampleSession>();

function asShipped(example: string): ProgramSource {
  const content = () => import('./example-content.ts');
  return {
    files: async () => (await content()).shippedFiles(example),
    env: async () => (await (await content()).documentOf(example)).env ?? {},
  };
}

export function sessionOf(example: string): ExampleSession {
  const known = sessions.get(example);
  if (known !== undefined) return known;
  const session = new ExampleSession(example, asShipped(example));
  sessions.set(example, session);
  return session;
}
