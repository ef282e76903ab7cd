import { NotFound } from '#src/shared/not-found.ts';
import type { UserRepository } from './repository.ts';
import type { User } from './schema.ts';

export interface UserService {
  list: () => Promise<User[]>;
  find: (username: string) => Promise<User>;
}

export function createUserService(users: UserRepository): UserService {
  return {
    list: () => users.list(),
    find: async (username) => {
      const user = await users.find(username.toLowerCase());
      if (!user) throw new NotFound(`user ${username} not found`);
      return user;
    },
  };
}
