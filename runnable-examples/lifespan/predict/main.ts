import express from 'express';
import { lifespan } from './lifespan.ts';
import { predict } from './predict.ts';

const life = lifespan();
const started = await life.next(); // Runs up to the yield.
if (started.done) throw new Error('The lifespan has no yield.');

const app = express();
app.get('/predict', predict(started.value));

const server = app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});

function stop(): void {
  server.close((error) => {
    if (error) return; // Closing already: a second signal.
    void life.next(); // Runs from the yield to the end.
  });
}
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
