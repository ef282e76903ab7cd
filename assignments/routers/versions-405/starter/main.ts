import express, { Router } from 'express';
import { malformed } from './malformed.ts';
import { users } from './routers/users.ts';

// TODO: the orders of version 1, the whole of version 2, and a 404 in JSON.
const v1 = Router();
v1.use('/users', users);

const app = express();
app.use('/v1', v1);

app.use(malformed);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
