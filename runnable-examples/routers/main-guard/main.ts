import { app } from './app.ts';

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('main.ts listens');
});
