import express from 'express';
import { malformed } from './malformed.ts';
import { users } from './routers/users.ts';

const app = express();
app.use(users);

app.use(malformed);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
