import express from 'express';
import { lifespan } from './lifespan.ts';
import { predict } from './predict.ts';

const life = lifespan();
const started = await life.next();
if (started.done) throw new Error('The lifespan has no yield.');

const app = express();
app.get('/predict', predict(started.value));

const server = app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});

function stop(): void {
  server.close(async () => {
    const other = lifespan();
    await other.next();
    await other.next();
  });
}
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
