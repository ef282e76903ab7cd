import express from 'express';
import { malformed } from './malformed.ts';

const app = express();
// TODO: mount the router under /users.

app.use(malformed);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
