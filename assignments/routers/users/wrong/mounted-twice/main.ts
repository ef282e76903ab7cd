import express from 'express';
import { users } from './routers/users.ts';

const app = express();
app.use('/users', users);
app.use(users);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
