import { app } from './app.ts';

const server = app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});

process.once('SIGTERM', () => {
  server.close(() => console.log('server closed'));
});
