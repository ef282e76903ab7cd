import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { User } from './schema.ts';

export interface UserRepository {
  list: () => Promise<User[]>;
  /** By the name in lower case. */
  find: (name: string) => Promise<User | undefined>;
}

const Users = z.record(z.string(), User);

/** What is read is parsed: a file is input, too. */
export function usersInFile(path: string | URL): UserRepository {
  const read = async () => {
    const text = await readFile(path, 'utf8');
    return new Map(Object.entries(Users.parse(JSON.parse(text))));
  };
  return {
    list: async () => [...(await read()).values()],
    find: async (name) => (await read()).get(name),
  };
}
