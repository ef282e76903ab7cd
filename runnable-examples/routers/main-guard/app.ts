import express from 'express';
import { users } from './users.ts';

export const app = express();

/** True only in the file that was started: Python's `if __name__ == "__main__"`. */
if (import.meta.main) {
  app.use('/users', users);
  app.listen(3000, (error) => {
    if (error) throw error;
    console.log('app.ts listens');
  });
}
