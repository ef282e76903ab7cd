import type { UserRepository } from './repository.ts';
import { createUserRouter } from './router.ts';
import { createUserService } from './service.ts';

export { usersInFile } from './repository.ts';
export type { UserRepository } from './repository.ts';
export type { User } from './schema.ts';

/** All that the rest of the program gets of the users. */
export function createUsers(repository: UserRepository) {
  const service = createUserService(repository);
  return { router: createUserRouter(service), find: service.find };
}
