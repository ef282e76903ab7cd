import { parseEnv } from 'node:util';
import express from 'express';
import type { ErrorRequestHandler } from 'express';
import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';

const app = express();
app.use(express.text());

const Text = z.string().default('');

app.post('/yaml', (req, res) => {
  res.json(parse(Text.parse(req.body)));
});

app.post('/yaml-1.1', (req, res) => {
  res.json(parse(Text.parse(req.body), { version: '1.1' }));
});

app.post('/env', (req, res) => {
  res.json(parseEnv(Text.parse(req.body)));
});

/** The message of the error quotes the file, so only its code is told. */
const unreadable: ErrorRequestHandler = (error, _req, res, next) => {
  if (!(error instanceof YAMLParseError)) return next(error);
  res.status(422).json({ error: error.code });
};
app.use(unreadable);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
