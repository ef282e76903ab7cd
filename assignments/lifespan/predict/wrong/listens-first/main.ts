import express from 'express';
import { lifespan } from './lifespan.ts';
import { predict } from './predict.ts';

const life = lifespan();
const starting = life.next();

const app = express();
app.get('/predict', async (req, res, next) => {
  const started = await starting;
  if (started.done) throw new Error('The lifespan has no yield.');
  return predict(started.value)(req, res, next);
});

const server = app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});

function stop(): void {
  server.close(() => void life.next());
}
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
