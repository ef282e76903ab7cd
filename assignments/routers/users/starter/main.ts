import express from 'express';

const app = express();
// TODO: mount the router under /users.

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
