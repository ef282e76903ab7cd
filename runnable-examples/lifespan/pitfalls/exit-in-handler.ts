import { setTimeout as wait } from 'node:timers/promises';
import { app } from './app.ts';

async function cleanUp(): Promise<void> {
  console.log('cleaning up');
  await wait(10); // Saying goodbye to a database takes a moment.
  console.log('cleaned up');
}

process.on('exit', () => void cleanUp());
process.once('SIGTERM', () => process.exit(0));

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
