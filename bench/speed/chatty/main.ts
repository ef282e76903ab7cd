/** Prints as much as a program is likely to in one go, for each request. */
import { createServer } from 'node:http';

const LINES = 10_000;

createServer((_req, res) => {
  for (let line = 1; line <= LINES; line += 1) console.log(`line ${line} of ${LINES}`);
  res.end();
}).listen(3000, () => console.log('Listening on http://localhost:3000'));
