import express from 'express';
import { z } from 'zod';
import { malformed } from './malformed.ts';
import { Secret } from './secret.ts';
import { waysToShow } from './ways.ts';

const Body = z.object({ texts: z.array(z.string()) });

const app = express();
app.use(express.json());

/** For the checks: makes secrets of the texts, and shows them in every way. */
app.post('/secrets', (req, res) => {
  const body = Body.safeParse(req.body);
  if (!body.success) {
    res.status(422).json({ detail: z.prettifyError(body.error) });
    return;
  }
  const secrets = body.data.texts.map((text) => new Secret(text));
  res.json({ revealed: secrets.map((secret) => secret.reveal()), ways: secrets.map(waysToShow) });
});

app.use(malformed);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
