import express from 'express';
import { z } from 'zod';
import { Secret } from './secret.ts';
import { waysToShow } from './ways.ts';

const Body = z.object({ texts: z.array(z.string()) });

const app = express();
app.use(express.json());

/** For the checks: makes secrets of the texts, and shows them in every way. */
app.post('/secrets', (req, res) => {
  const secrets = Body.parse(req.body).texts.map((text) => new Secret(text));
  res.json({ revealed: secrets.map((secret) => secret.reveal()), ways: secrets.map(waysToShow) });
});

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
